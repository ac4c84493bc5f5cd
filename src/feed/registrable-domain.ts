/** Public suffixes of two labels under which names are registered, as far as Chinese-language news needs them. */
const SECOND_LEVEL = new Set(['com', 'net', 'org', 'gov', 'edu', 'ac', 'co', 'idv', 'mil', 'or', 'ne', 'go']);
const COUNTRIES_WITH_SECOND_LEVEL = new Set([
  'cn',
  'tw',
  'hk',
  'mo',
  'sg',
  'my',
  'jp',
  'kr',
  'uk',
  'au',
  'nz',
  'in',
]);

/** The part of a host name that somebody registered: `news.sina.com.cn` gives `sina.com.cn`; addresses stay whole. */
export function registrableDomain(host: string): string {
  const labels = host.toLowerCase().split('.');
  if (labels.length <= 2 || /^[\d.]+$/.test(host) || host.startsWith('[')) return labels.join('.');
  const [second = '', first = ''] = labels.slice(-2);
  const twoLabels = COUNTRIES_WITH_SECOND_LEVEL.has(first) && SECOND_LEVEL.has(second);
  return labels.slice(twoLabels ? -3 : -2).join('.');
}
