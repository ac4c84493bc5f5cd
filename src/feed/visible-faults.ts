const BARE_AMPERSAND = /&(?![A-Za-z]{1,31};|#\d{1,8};|#x[0-9A-Fa-f]{1,6};)/;

function hasBareAmpersand(text: string): boolean {
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('<![CDATA[', from);
    if (BARE_AMPERSAND.test(text.slice(from, open < 0 ? undefined : open))) return true;
    const close = open < 0 ? -1 : text.indexOf(']]>', open);
    if (close < 0) return false;
    from = close + 3;
  }
  return false;
}

/** Control characters other than tab, line feed and carriage return. */
function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

/** What the text of a feed itself shows before any parser mends it; linear. */
export function visibleFaults(text: string): string[] {
  const faults: string[] = [];
  if (hasBareAmpersand(text)) faults.push('bare ampersand');
  if (hasControlCharacter(text)) faults.push('control character');
  return faults;
}
