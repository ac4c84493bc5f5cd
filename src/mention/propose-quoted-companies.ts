import { ANY, FIRM, isGeneric, nameStart } from './name-start.ts';
import type { Proposal } from './proposal.ts';
import type { Clues } from './scan-clues.ts';

const STOCK_CODE =
  /[（(](?:(?:证券代码|股票代码|股份代号)[:：]?)?(?:\d{6}(?:\.(?:SZ|SH|BJ|sz|sh|bj))?|0?\d{4,5}(?:\.(?:HK|hk))?|(?:NASDAQ|NYSE|HKEX|HK|SH|SZ|纳斯达克|纽交所|港交所)[:：. ]\s?[A-Z0-9]{1,6})(?:[，,;；][^（()）\n]{0,30})?[）)]/g;
const AFTER_NOUN =
  /(?:公司|企业|创企|机构|厂商|团队|品牌|独角兽|初创|制造商|供应商|开发商|服务商|平台)[“「『"]([^“”「」『』"，。；！？、\n]{2,14})[”」』"]/g;

/** Names before a stock code, and quoted names after a word for companies. Linear. */
export function proposeMarkedCompanies(text: string, clues: Clues): Proposal[] {
  const proposals: Proposal[] = [];
  for (const code of text.matchAll(STOCK_CODE)) {
    const end = text.charAt(code.index - 1) === ' ' ? code.index - 1 : code.index;
    const from = [FIRM, ANY]
      .map((stops) => nameStart(text, clues, end, 9, stops))
      .find(({ stop }) => stop !== 'none');
    if (from === undefined || end - from.start < 2 || isGeneric(clues, { start: from.start, end })) continue;
    const name = text.slice(from.start, end).trim();
    if (/^(?:\d+|S?W|[SBHRU])$/.test(name)) continue;
    proposals.push({
      start: from.start,
      end,
      kind: 'organization',
      name,
      reason: 'a stock code follows',
      strength: 3,
    });
  }
  for (const quoted of text.matchAll(AFTER_NOUN)) {
    const name = quoted[1] ?? '';
    const start = quoted.index + quoted[0].lastIndexOf(name);
    const span = { start, end: start + name.length };
    if (isGeneric(clues, span) || /[的了是在]/.test(name)) continue;
    proposals.push({
      ...span,
      kind: 'organization',
      name,
      reason: 'quoted after a word for companies',
      strength: 3,
    });
  }
  return proposals;
}
