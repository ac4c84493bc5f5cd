import type { Span } from '../text/span.ts';
import { isCommonPhrase } from './common-stem.ts';
import { ANY, FIRM, HARD, isGeneric, nameStart } from './name-start.ts';
import type { Proposal } from './proposal.ts';
import type { Clues } from './scan-clues.ts';

const STOCK_CODE =
  /[（(](?:(?:证券代码|股票代码|股份代号)[:：]?)?(?:\d{6}(?:\.(?:SZ|SH|BJ|sz|sh|bj))?|0?\d{4,5}(?:\.(?:HK|hk))?|(?:NASDAQ|NYSE|HKEX|HK|SH|SZ|纳斯达克|纽交所|港交所)[:：. ]\s?[A-Z0-9]{1,6})(?:[，,;；][^（()）\n]{0,30})?[）)]/g;
const AFTER_NOUN =
  /(?:公司|企业|创企|机构|厂商|独角兽|初创|制造商|供应商|开发商|服务商)[“「『"]([^“”「」『』"，。；！？、\n]{2,14})[”」』"]/g;

const SUBJECT_AFTER_NOUN =
  /(?:公司|企业|创企|独角兽|厂商|机构|品牌)([\p{Script=Han}A-Z][\p{Script=Han}A-Za-z0-9]{1,6}?)(?:（[^（）\n]{1,24}）)?(?:近日|日前|今日|正式|连续|再次|此前|于近期|已经|已|也|还){0,2}(?=完成|宣布|发布|推出|获得|获投|开源|上线|官宣|递交|提交|成立于|宣告|披露)/gu;

/** Whether a standing name holds no word of a sentence. */
function isBareName(clues: Clues, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const classes = clues.beginning[at] ?? 0;
    if ((classes & HARD) !== 0 || (at === start && (classes & ANY) !== 0)) return false;
  }
  return !isGeneric(clues, { start, end });
}

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
    if (isGeneric(clues, span) || /[的了是在]/.test(name) || isCommonPhrase(name)) continue;
    proposals.push({
      ...span,
      kind: 'organization',
      name,
      reason: 'quoted after a word for companies',
      strength: 3,
    });
  }
  for (const subject of text.matchAll(SUBJECT_AFTER_NOUN)) {
    const name = subject[1] ?? '';
    const start = subject.index + subject[0].indexOf(name, 2);
    const span = { start, end: start + name.length };
    if (!isBareName(clues, span)) continue;
    const reason = 'acts after a word for companies';
    proposals.push({
      ...span,
      kind: 'organization',
      name,
      reason,
      strength: 3,
      stemEnd: span.end,
      doubtful: true,
    });
  }
  return proposals;
}
