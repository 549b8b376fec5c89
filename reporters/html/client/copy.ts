import { shown } from './dom.js';

/** Makes a button copy a text. */
export function offerCopy(button: HTMLButtonElement, text: string): void {
  button.setAttribute('aria-label', `Copy: ${shown(text.slice(0, 60))}`);
  button.addEventListener('click', () => {
    // Where the page is served without TLS there is no clipboard.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const copying = clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    void copying.then(
      () => (button.textContent = 'Copied'),
      () => (button.textContent = 'Not allowed'),
    );
  });
}

/** Shows the buttons that the page itself has: they copy the command before them. */
export function offerCopies(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
    offerCopy(button, button.previousElementSibling?.textContent ?? '');
    button.hidden = false;
  }
}
