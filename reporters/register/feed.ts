import type { Register } from './register.js';

/** So many of the latest events. */
const maxItems = 100;

interface Item {
  readonly id: string;
  readonly title: string;
  readonly content_text: string;
  readonly url: string;
  readonly date_published: string;
}

/** What happened lately, as a JSON Feed (https://jsonfeed.org/version/1.1): certificates that were issued, and runs. */
export function renderFeed({ suppliers }: Register): string {
  const items = suppliers.flatMap(({ id, name, runs, certificates }): readonly Item[] => {
    const url = `suppliers/${id}.html`;
    return [
      ...certificates.map((each) => ({
        id: each.id,
        title: `${name}: certificate ${each.id}`,
        content_text: `${each.classes.map((one) => `${one.id} ${one.verdict}`).join(', ')}, until ${each.validUntil}; now ${each.outcome}.`,
        url,
        date_published: each.issuedAt,
      })),
      ...runs.map((each) => ({
        id: each.evidence,
        title: `${name}: run of ${each.startedAt.slice(0, 10)}`,
        content_text: each.headline,
        url,
        date_published: each.endedAt,
      })),
    ];
  });
  const latest = items.toSorted(
    (left, right) =>
      Date.parse(right.date_published) - Date.parse(left.date_published) || (left.id < right.id ? -1 : 1),
  );
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Conformance register of the Fibre Cafe Supplier API 1.15',
    home_page_url: 'index.html',
    items: latest.slice(0, maxItems),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
