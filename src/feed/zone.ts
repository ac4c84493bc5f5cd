/** Offsets of zone names as Chinese pages and feeds use them, in minutes; `CST` is China's. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  CST: 480,
  BJT: 480,
  HKT: 480,
  SGT: 480,
  JST: 540,
  KST: 540,
  IST: 330,
  MSK: 180,
  EET: 120,
  EEST: 180,
  CET: 60,
  CEST: 120,
  BST: 60,
  WET: 0,
  WEST: 60,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AEST: 600,
  AEDT: 660,
};

/** A written zone at the start of what follows a time: `Z`, `+0800`, `GMT+8`, `(CST)`, `北京时间`. */
const ZONE =
  /^\s{0,3}[([（]?\s?(?:(北京时间|北京時間|台北时间|台北時間|臺北時間|香港时间|香港時間)|(?:(?:GMT|UTC)\s?)?([+-]\d{1,2}):?(\d{2})?(?!\d)|(?:([A-Za-z]{1,4}))(?![A-Za-z]))/;

/**
 * The zone written at the start of `rest`.
 * @returns minutes east of Greenwich, or null when none is written
 */
export function writtenOffset(rest: string): number | null {
  const found = ZONE.exec(rest);
  if (!found) return null;
  const [, chinese, hours, minutes, name] = found;
  if (chinese) return 480;
  if (hours !== undefined) {
    const sign = hours.startsWith('-') ? -1 : 1;
    const value = sign * (Math.abs(Number(hours)) * 60 + Number(minutes ?? '0'));
    return Math.abs(value) <= 14 * 60 ? value : null;
  }
  return NAMED_ZONES[(name ?? '').toUpperCase()] ?? null;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });
    formats.set(timeZone, format);
  }
  return format;
}

/** Zones that have kept +08:00 since 1992; the shortcut spares Intl on nearly every page. */
const PLAIN_EAST_8 = new Set([
  'Asia/Shanghai',
  'Asia/Taipei',
  'Asia/Hong_Kong',
  'Asia/Macau',
  'Asia/Singapore',
]);

/**
 * Offset of an IANA zone at a local wall-clock time.
 * @param wallClockMs the local time, as if it were UTC, in ms
 * @returns minutes east of Greenwich
 */
export function zoneOffset(timeZone: string, wallClockMs: number): number {
  if (PLAIN_EAST_8.has(timeZone)) return 480;
  const at = (ms: number): number => {
    const name = formatOf(timeZone)
      .formatToParts(ms)
      .find((part) => part.type === 'timeZoneName')?.value;
    const found = /GMT(?:([+-]\d{2}):(\d{2}))?/.exec(name ?? '');
    if (!found?.[1]) return 0;
    return Number(found[1]) * 60 + (found[1].startsWith('-') ? -1 : 1) * Number(found[2]);
  };
  const guess = at(wallClockMs);
  return at(wallClockMs - guess * 60_000);
}

/** `+08:00`, `Z` for 0. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
