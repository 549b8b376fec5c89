import type { PageReport } from '../page-data.js';
import { offerCopies } from './copy.js';
import { dataOf } from './dom.js';
import { listenToKeys, offerThemes } from './keys.js';
import { offerPrinting } from './print.js';
import { TestCaseList } from './list.js';

const list = new TestCaseList(dataOf<PageReport>('report-data'));
list.apply();
listenToKeys(list);
offerThemes();
offerCopies();
offerPrinting(list);

/** A link to a test case opens it, wherever it comes from. */
function follow(): void {
  try {
    list.open(decodeURIComponent(location.hash.slice(1)));
  } catch (thrown) {
    if (!(thrown instanceof URIError)) throw thrown;
  }
}
window.addEventListener('hashchange', follow);
follow();
