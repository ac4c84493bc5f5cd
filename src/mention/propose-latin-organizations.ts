import type { KnownPlaces, Proposal } from './proposal.ts';

const WORD = "[A-Z][A-Za-z0-9&'’]*(?:[-.][A-Za-z0-9]+)*";
const NAME = `${WORD}(?: (?:${WORD}|of|and|for|the|on|&)){0,7}`;
const START = `(?<![A-Za-z0-9.\\-/@&'’])`;
const END = '(?![A-Za-z0-9])';
const ENDING =
  'Capital|Ventures|Partners|Labs?|Technologies|Technology|Inc|Ltd|Limited|LLC|Corp|Corporation|Company|Holdings|University|Institute|Foundation|Robotics|Semiconductor|Research|Bank|Association|Committee|Commission|Bureau|Agency|Ministry|Alliance|Organization|Organisation|Consulting|Securities|Insurance|Motors?|Pharma|Therapeutics|Biosciences|Networks';
const BY_ENDING = new RegExp(
  `${START}(${WORD}(?: (?:${WORD}|of|and|for|the|on|&)){0,5} (?:${ENDING}))\\.?${END}`,
  'g',
);
const BY_DOMAIN = new RegExp(`${START}([A-Z][A-Za-z0-9]{1,15}\\.(?:AI|ai|io))${END}`, 'g');
const COMPANY_NOUN =
  '(?:公司|初创|创企|企业|机构|厂商|巨头|开发商|供应商|运营商|制造商|独角兽|创业公司|实验室|交易所|基金|投行|券商|子公司|母公司|新创|团队|投资方|股东|竞争对手|对手|客户)';
const AFTER_NOUN = new RegExp(`${COMPANY_NOUN}(?:——|—| |“|「|：){0,2}(${NAME})${END}`, 'g');
const BEFORE_OFFICER = new RegExp(
  `${START}(${NAME}) ?(?:公司|集团|创始人|联合创始人|共同创办人|创办人|CEO|CTO|COO|执行长|首席|董事长|总裁|副总裁|发言人|员工|研究人员|高管|股东|VP |实验室)`,
  'g',
);
const ACTING = new RegExp(
  `${START}(${NAME}) ?(?:宣布|表示|透露|完成|获得|收购|融资|成立于|推出|发布|开源|起诉|裁员|上市|领投|跟投|参投|披露|证实|否认|回应|援引|指出|认为|发现|报告|报道|官方)`,
  'g',
);
/** A name of one word, or of several of which the last says that it is a firm's. */
const FIRM_WORD = `[A-Z][A-Za-z&'’-]+(?:\\.[A-Za-z]+)?`;
const FIRM_NAME = `${FIRM_WORD}(?: ${FIRM_WORD}){0,2} (?:AI|Bio|Games|Studios?|Networks?|Health|Energy|Aviation|Motion|Cloud|Computing|Systems)|${FIRM_WORD}`;
/** What an organization does, and no product by itself: an object stands behind the verb. */
const DEALING = new RegExp(
  `(?<=^|[。！？；，：:|｜\\n”」》】）)]|[据和与由被])(${FIRM_NAME})(?:[（(][^（()）\\n]{1,30}[）)])? ?(?:近日|日前|今日|昨日|今天|昨天|已经?|正式|再次|又|也|还|刚刚|宣布|计划|拟|将|于近日|\\d{1,2}月\\d{1,2}日){0,3} ?(?:(?:完成|获得?|筹集)(?=[^，。；！？\\n]{0,24}(?:融资|轮投资|战略投资|美元))|(?:收购了?|入股|投资了?|起诉了?|裁员|领投|跟投|参投|推出了?|发布了?|开源了?|上线了?)(?=[\\p{Script=Han}A-Za-z0-9“「『《 ][^，。；！？\\n])(?!后|之后|以来|前|的|会|时|声明|视频|研究))`,
  'gu',
);
const COUNTRY =
  '(?:美国|英国|德国|法国|日本|韩国|以色列|加拿大|荷兰|瑞士|瑞典|芬兰|印度|新加坡|俄罗斯|意大利|西班牙|挪威|丹麦|硅谷|欧洲)';
const FROM_COUNTRY = new RegExp(`${COUNTRY}(?:的)? ?(${NAME})${END}`, 'g');

const FROM_COUNTRY_AMONG = new RegExp(
  `${COUNTRY}(?:的)? ?(${NAME})${END}(?=[^，。；！？\\n]{0,24}?等[^，。；！？\\n]{0,6}(?:公司|企业|巨头|厂商|机构))`,
  'g',
);

/** Latin words that are titles, offices, technologies or places of publication, and no organization. */
const NO_ORGANIZATION =
  /^(?:AI|AGI|AIGC|CEO|CTO|CFO|COO|VP|IPO|GPU|CPU|NPU|TPU|API|App|APP|SDK|LLM|GPT|IT|IP|PC|TV|VR|AR|XR|MR|EV|SUV|IoT|SaaS|PaaS|IaaS|MaaS|ToB|ToC|B2B|B2C|5G|6G|4G|A|B|C|D|E|F|G|H|K|S|T|V|Q|R|Pre|Agent|Agents|Model|Token|The|In|On|And|For|Of|It|This|A股|ESG|ETF|GDP|KOL|NBA|VC|PE|LP|GP|OEM|ODM|MCP|RAG|MoE|CPO|PCB|HBM|DRAM|NAND|SSD|OLED|LED|Wi-Fi|WiFi|USB|Demo|Beta|Pro|Max|Plus|Ultra|Mini|UP|OK|PPT|PDF|Excel|Word|DAU|MAU|ARR|ROI|NLP|CV|OCR|UI|UX|Web|Logo|Offer|HR|PR|GR|BP|SCI|MIT License|Apache|CES|MWC|WAIC|GTC|SPAC|AH|H股|N|X|Z|Top|TOP|No|Robotaxi|Transformer|Chatbot|Windows|Android|Linux|iOS|Copilot|BG|BU|CPI|PPI|PMI|PCE|WTI|COMEX|NYMEX|KOSPI|DAX\d*|CAC\d*|FTSE\d*|GDP|Siri|Q[1-4]|H[12]|FY\d*|SW|W|兼CEO|ROE|ROA|EPS|EBITDA|EBIT|Marketing|Sales|Product|Products|Engineering|Design|Business|Finance|Operations|Security|Strategy|Growth|Design|Legal|Support|Nature|Science|Cell|Attention)$/;

/** Who put money in, from the words before to the verb or the end. */
const INVESTORS =
  /(?:由|获得?|投资方(?:包括|有|为)|投资人(?:包括|有|为)|投资者(?:包括|有|为)|股东(?:包括|有|为)|(?<=^|[。；，\n])(?=[A-Z])|(?<=[领跟参]投[，；]))([^。；\n]{2,120}?)(?:领投|跟投|参投|独家投资|联合投资|共同投资|参与(?:了|其|本轮|投资|其中)|[。；\n]|$)/g;
const PART = new RegExp(
  `^ ?(?:老股东|新股东|机构|著名|美国|英国)?(${NAME})(?: ?[（(][^（()）]{1,30}[）)])? ?(?:等[^，。]{0,8})?$`,
);

/** A Chinese name that ends like a house that invests: 老虎环球基金, 软银中国. */
const FUND =
  /^(?:分别)?(?:由)?(?:老股东|新股东|机构|著名|知名)?([\p{Script=Han}]{2,8}(?:资本|创投|基金|产投|国投|资管|证券|信托|中国|亚洲|环球))(?:等[^，。]{0,8})?$/u;

const INVESTED = /[领跟参]投|投资[方人]|(?:独家|联合|共同)投资/;
/** A kind of money, or words of the sentence, before such an ending. */
const NO_FUND = /[的了是也都有在对被于它更]|产业|社会|风险|私募|公募|外国|海外|国有|国内|知名投资|股权|指数/;

/** Two plain words without one for a firm at the end: persons invest too. */
const LIKE_A_PERSON = new RegExp(
  `^(?!.*(?:${ENDING}|Funds?|Global|Heritage|Management|Advisors|Group|Growth|Equity|Investments?|Angels|Trust|Crypto|Tech|Street|Point|Family|Energy|Digital|Studios?|Games|Cloud)$)[A-Z][a-z]+ [A-Z][a-z]+$`,
);

/** Latin names in lists of investors (由Thrive领投，K2 Global等参投). */
function proposeInvestors(text: string, add: (name: string, start: number) => void): void {
  for (const window of text.matchAll(INVESTORS)) {
    const list = window[1] ?? '';
    if (!/投|参与/.test(window[0]) || /[：:]/.test(list)) continue;
    const from = window.index + window[0].indexOf(list);
    let at = 0;
    for (const part of list.split(/(、|，|以及|和|与|及)/)) {
      const fund = INVESTED.test(window[0]) && !NO_FUND.test(part) ? FUND.exec(part) : null;
      const name = (PART.exec(part) ?? fund)?.[1];
      if (name !== undefined && !LIKE_A_PERSON.test(name)) add(name, from + at + part.indexOf(name));
      at += part.length;
    }
  }
}

/** Whether a Latin word can name an organization: no title, office or word of the field. */
export function couldNameOrganization(name: string): boolean {
  return !NO_ORGANIZATION.test(name);
}

function clean(name: string): string {
  return name.replace(/ (?:of|and|for|the|on|&)$/, '').replace(/ +$/, '');
}

/**
 * Organizations with Latin names: by their ending (Capital, University), a noun before (公司, 机构), officers or acts
 * after. Linear: the patterns begin at word starts only and look a bounded number of words ahead.
 */
export function proposeLatinOrganizations(text: string, known: KnownPlaces): Proposal[] {
  const proposals: Proposal[] = [];
  const add = (given: string, start: number, reason: string, strength: number) => {
    const name = clean(given);
    if (name.length < 2 || NO_ORGANIZATION.test(name) || /^[a-z]/.test(name)) return;
    const end = start + name.length;
    let free = true;
    // A house's own name may begin with its parent's: 软银|中国.
    for (let at = start; at < end && free; at++)
      free =
        known.modelStart[at] === 0 &&
        (known.organizationStart[at] === 0 || (at === start && /^\p{Script=Han}/u.test(name)));
    if (free) proposals.push({ start, end, kind: 'organization', name, reason, strength });
  };
  const search = (pattern: RegExp, reason: string, strength: number) => {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      add(name, match.index + match[0].indexOf(name), reason, strength);
    }
  };
  proposeInvestors(text, (name, start) => add(name, start, 'Latin name among investors', 3));
  search(BY_ENDING, 'Latin name with an organization’s ending', 3);
  search(BY_DOMAIN, 'named by its domain', 3);
  search(AFTER_NOUN, 'Latin name after a word for companies', 3);
  search(BEFORE_OFFICER, 'Latin name with officers', 3);
  search(DEALING, 'Latin name that deals', 3);
  search(ACTING, 'Latin name that acts', 2);
  search(FROM_COUNTRY_AMONG, 'Latin name after a country, among companies', 3);
  search(FROM_COUNTRY, 'Latin name after a country', 2);
  return proposals;
}
