import { byId } from './dom.js';
import type { TestCaseList } from './list.js';

/** Offers to print everything: paper shows the findings alone, unless the reader asks for more. */
export function offerPrinting(list: TestCaseList): void {
  const button = byId<HTMLButtonElement>('print-all');
  button.hidden = false;
  button.addEventListener('click', () => {
    document.documentElement.dataset['print'] = 'all';
    list.openForPrint();
    window.print();
    delete document.documentElement.dataset['print'];
  });
}
