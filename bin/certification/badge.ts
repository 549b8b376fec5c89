import { makeBadge } from 'badge-maker';

/** How good the news of a badge is. Its words say it too. */
export type BadgeStanding = 'good' | 'conditional' | 'bad' | 'open';

/** Dark enough for white letters. */
const colours: Readonly<Record<BadgeStanding, string>> = {
  good: '#1c6b3c',
  conditional: '#825500',
  bad: '#b3231a',
  open: '#565d66',
};

/** A badge as an SVG image: two words or three on each side, the same bytes for the same words. */
export function badge(label: string, message: string, standing: BadgeStanding): string {
  return `${makeBadge({ label, message, color: colours[standing], labelColor: '#333', style: 'flat' })}\n`;
}
