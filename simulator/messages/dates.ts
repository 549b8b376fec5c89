import type { TextFormat } from './fields.js';

const day = /^(\d{4})-(\d\d)-(\d\d)$/;
const moment = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Whether a text is a day or a moment of the calendar, as RFC 3339 writes it. */
export function isOfFormat(text: string, format: TextFormat): boolean {
  return format === 'date' ? isDay(text) : isMoment(text);
}

function isDay(text: string): boolean {
  const [, year = '', month = '', date = ''] = day.exec(text) ?? [];
  if (year === '') return false;
  const moved = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return moved.toISOString().startsWith(`${year}-${month}-${date}`);
}

function isMoment(text: string): boolean {
  const [, date = '', hours = '', minutes = '', seconds = ''] = moment.exec(text) ?? [];
  return date !== '' && isDay(date) && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) <= 60;
}
