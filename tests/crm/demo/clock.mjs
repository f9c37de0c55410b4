// Dates of the demo data are relative ("26 days ago, 09:12"). This turns them into what a
// Chinese CRM prints, in one time zone (the process's own unless told otherwise).

const DAY_MS = 86_400_000;

export function createClock({ now = new Date(), timeZone } = {}) {
  const instant = new Date(now);
  const today = calendarParts(instant, timeZone);
  const midnight = Date.UTC(today.year, today.month - 1, today.day);

  /** "2026-10-25" for 26 days ago; a negative number lies in the future. */
  const date = (daysAgo) => new Date(midnight - daysAgo * DAY_MS).toISOString().slice(0, 10);

  return {
    date,
    /** "2026-10-25 09:12" */
    dateTime: ({ daysAgo, time }) => `${date(daysAgo)} ${time}`,
    /** "2026-11-20 10:00": what the page prints for something done now. */
    current: () => `${date(0)} ${pad(today.hour)}:${pad(today.minute)}`,
    /** "2026-11-20T10:00:00+08:00" */
    iso: () => isoWithOffset(instant, today),
  };
}

function calendarParts(instant, timeZone) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
}

function isoWithOffset(instant, { year, month, day, hour, minute, second }) {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = Math.round((asUtc - instant.getTime()) / 60_000);
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  return new Date(asUtc).toISOString().slice(0, 19) + zone;
}

const pad = (number) => String(number).padStart(2, '0');
