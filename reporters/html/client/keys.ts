import { byId } from './dom.js';
import type { TestCaseList } from './list.js';

/** The keys of the page; none while something is typed, but Escape. */
export function listenToKeys(list: TestCaseList): void {
  const search = byId<HTMLInputElement>('search');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === 'Escape' && (typing || document.activeElement === document.body)) list.clear();
    else if (typing) return;
    else if (event.key === '/') search.focus();
    else if (event.key === 'j') list.move(1);
    else if (event.key === 'k') list.move(-1);
    else return;
    event.preventDefault();
  });
}

/** The button that goes through the themes: as the system, light, dark. */
export function offerThemes(): void {
  const button = byId<HTMLButtonElement>('theme');
  const themes = ['as the system', 'light', 'dark'];
  let at = 0;
  button.hidden = false;
  button.addEventListener('click', () => {
    at = (at + 1) % themes.length;
    const theme = themes[at] ?? '';
    button.textContent = `Theme: ${theme}`;
    if (at === 0) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  });
}
