import { type NumberReading, readNumber, tidy } from './numbers.ts';
import { readComputing, readLength } from './quantity-computing.ts';
import { LETTERS, matchAt, type Reader, type UnitedNumber, united } from './quantity-united.ts';
import { currencyAfter, currencyBefore, measureAfter, nounAfter, nounBefore } from './quantity-units.ts';

const MONEY_LETTERS = / ?(million|billion|trillion|mn|bn|[KkMmBbTt])(?![A-Za-z])/uy;

const readMoney: Reader = (text, number) => {
  const before = currencyBefore(text, number.start);
  const letters = before === null ? null : matchAt(MONEY_LETTERS, text, number.end);
  const direct = letters === null ? matchAt(MONEY_LETTERS, text, number.end) : letters;
  const end = direct === null ? number.end : number.end + direct[0].length;
  const after = currencyAfter(text, end) ?? currencyAfter(text, number.end);
  if (before === null && after === null) return null;
  const factor =
    direct !== null && (letters !== null || (after?.end ?? 0) > end) ? (LETTERS[direct[1] ?? ''] ?? 1) : 1;
  const unit = before?.unit ?? after?.unit ?? 'CNY';
  return united(number, 'money', unit, after?.end ?? end, {
    factor,
    ...(before === null ? {} : { start: before.start }),
  });
};

const PERCENT = / ?(%|个?百分点)/uy;
const TENTHS = /成(?=以上|左右|多|的|[,，。；;、)）]|$)/uy;

const readPercent: Reader = (text, number) => {
  const percent = matchAt(PERCENT, text, number.end);
  if (percent !== null) return united(number, 'percent', '%', number.end + percent[0].length);
  const tenths = number.value <= 10 && number.scale === 1 ? matchAt(TENTHS, text, number.end) : null;
  return tenths === null ? null : united(number, 'percent', '%', number.end + 1, { factor: 10 });
};

const TOKENS = / ?([BMTKbmtk])? ?个? ?(?:的)?(?:训练)?(?:tokens?|Tokens?|TOKENS?|词元)(?![A-Za-z])/uy;

const readTokens: Reader = (text, number) => {
  const match = matchAt(TOKENS, text, number.end);
  if (match === null) return null;
  return united(number, 'tokens', 'token', number.end + match[0].length, {
    factor: LETTERS[match[1] ?? ''] ?? 1,
  });
};

const PARAMETERS_AFTER =
  / ?([BMTbmt](?![A-Za-z]))? ?(?:个)?(?:以?上)?(级别?|量级|规模)?(?:[两三四五多几]种)?(?:不同)?(?:的)?(?:模型)?(?:总|激活|活跃)?参数(?!据)/uy;
/** 70亿、130亿和700亿参数: the noun at the end of a list is meant for all of it. */
const LISTED = / ?(?:、|和|及|与|或|\/|以及) ?/uy;
const LONGEST_LIST = 4;

function endsInParameters(text: string, number: NumberReading): boolean {
  let end = number.end;
  for (let i = 0; i < LONGEST_LIST; i++) {
    const mark = matchAt(LISTED, text, end);
    const next = mark === null ? null : readNumber(text, end + mark[0].length);
    if (next === null || next.scale < 1e4) return false;
    if (matchAt(PARAMETERS_AFTER, text, next.end) !== null) return true;
    end = next.end;
  }
  return false;
}
const PARAMETERS_BEFORE =
  /参数(?:总?量|规模|数量?|总数|量级)?(?:最[高大]|总计|合计|均|都|已|将|也)?(?:为|达到?|是|有|约|超过?|近|逾|从|高达|:|：|突破|扩展到|提升至|\(|（| ){0,3}$/u;
const SIZE_LETTER = / ?([BT])(?![A-Za-z0-9])/uy;
/** Chips whose name ends like a size. */
const CHIP_SIZES = new Set([910, 920, 310]);

/** F-35B, B-1B, To B: one letter and a hyphen make a type's name, 2B a kind of customer. */
function isTypeName(text: string, number: NumberReading): boolean {
  const before = text.slice(Math.max(0, number.start - 3), number.start);
  if (/(?:^|[^A-Za-z])[A-Z]-$/.test(before)) return true;
  return (
    number.value === 2 &&
    !before.endsWith('-') &&
    !/^ ?B ?(?:参数|模型|版本|大小|规模|的)/u.test(text.slice(number.end, number.end + 6))
  );
}

const readParameters: Reader = (text, number) => {
  const after = matchAt(PARAMETERS_AFTER, text, number.end);
  if (after !== null) {
    const factor = LETTERS[after[1] ?? ''] ?? 1;
    if (number.scale * factor < 1e4 && number.value < 1e4) return null;
    const approximate = after[2] !== undefined;
    return united(number, 'parameters', '', number.end + after[0].length, { factor, approximate });
  }
  const named = PARAMETERS_BEFORE.test(text.slice(Math.max(0, number.start - 16), number.start));
  const letter = matchAt(SIZE_LETTER, text, number.end);
  if (
    letter !== null &&
    (letter[1] === 'B' || named) &&
    number.scale === 1 &&
    !CHIP_SIZES.has(number.value) &&
    !isTypeName(text, number)
  ) {
    return united(number, 'parameters', '', number.end + letter[0].length, {
      factor: LETTERS[letter[1] ?? ''] ?? 1,
    });
  }
  if (number.scale >= 1e4 && endsInParameters(text, number)) {
    return united(number, 'parameters', '', number.end);
  }
  if (!named || number.scale < 1e4 || measureAfter(text, number.end)?.unit === '倍') return null;
  const grade = /^(?:级|量级)/u.test(text.slice(number.end, number.end + 2));
  return united(number, 'parameters', '', number.end, { approximate: grade });
};

const DURATION =
  / ?(年(?!度|级|代|底|初|前|末|内|年|薪|轻|会|报|龄|间)|个半?月|个星期|个季度|周(?!年|[一二三四五六日天末边报转]|岁)|天(?!前|津|然|猫|才|下|空|使|地|天|河|花)|小时(?!前)|分钟(?!前)|秒(?!杀))/uy;

const readDuration: Reader = (text, number) => {
  const match = matchAt(DURATION, text, number.end);
  if (match === null) return null;
  const word = match[1] ?? '年';
  // 2023年 is a date; so is 二〇二三年.
  if (word === '年' && number.value >= 1000) return null;
  return united(number, 'duration', word, number.end + match[0].length);
};

const POINTS =
  / ?分(?!钟|之|布|别|析|为|享|类|公司|店|行|部|期|成|拆|工|子|支|散|红|辨|发|不|歧|层|片|割|解|配|开|数线|裂|水岭|销|局|会|院|差|论坛)/uy;
const SCORED_BEFORE =
  /(?:得分|评分|分数|总分|均分|平均分|综合分|成绩|准确率|Elo|ELO|跑分)(?:为|达到?|是|高达|约|至|取得|:|：|的| |了|以|值)*$/u;
const SCORE_AFTER = /^ ?(?:分)?(?:的)?(?:综合|平均|总|高)?(?:成绩|得分|分数|评分|平均分|总分|高分)/u;
const SCORE_VERB = /(?:得到|拿到|获得|取得|斩获|拿下|以)了?(?:总分|平均)? ?$/u;

/** 4时24分, 5分58秒, and 十分 as "very". */
function isClock(text: string, number: NumberReading): boolean {
  if (number.form !== 'digits' && number.value <= 10) return true;
  const after = text.slice(number.end, number.end + 6);
  return /[时点:]/u.test(text.charAt(number.start - 1)) || /^ ?分 ?\d{1,2} ?秒/u.test(after);
}

const readScore: Reader = (text, number) => {
  if (number.scale > 1) return null;
  const points = matchAt(POINTS, text, number.end);
  if (points !== null && !isClock(text, number)) {
    return united(number, 'score', '分', number.end + points[0].length);
  }
  const before = text.slice(Math.max(0, number.start - 14), number.start);
  if (number.form === 'digits' && SCORED_BEFORE.test(before)) return united(number, 'score', '', number.end);
  const decimal = !Number.isInteger(number.value) && number.value <= 100;
  const next = text.slice(number.end, number.end + 10);
  if (number.form === 'digits' && SCORE_AFTER.test(next)) return united(number, 'score', '', number.end);
  if (
    !decimal ||
    !SCORE_VERB.test(before) ||
    /^ ?[%A-Za-z\u4e00-\u9fff]{1}/u.test(next.replace(/^ ?紧/u, ''))
  ) {
    return null;
  }
  return united(number, 'score', '', number.end);
};

const readCount: Reader = (text, number) => {
  const measure = measureAfter(text, number.end);
  if (measure !== null) {
    // 一家公司, 一个: an article, no count.
    if (number.form === 'chinese' && number.value === 1) return null;
    // 650万架 of racks.
    return united(number, 'count', measure.unit, measure.end);
  }
  // 文心大模型4.0, 3.5模型: a version.
  if (number.scale === 1 && !Number.isInteger(number.value)) return null;
  if (/^\d+\.\d/.test(text.slice(number.start, number.end)) && number.scale === 1) return null;
  const noun = nounAfter(text, number.end);
  if (noun !== null && (number.form === 'digits' || number.scale > 1 || number.value > 1)) {
    return united(number, 'count', noun, number.end);
  }
  if (number.form === 'unit' && !number.approximate) return null;
  const before = nounBefore(text, number.start);
  const closed = /^ ?(?:[,，。；;、！!?？)）\n]|$|以上|左右|余|多|大关|的|增|同比|并|且|、|人$)/u.test(
    text.slice(number.end, number.end + 3),
  );
  if (before !== null && closed) return united(number, 'count', before, number.end);
  return number.scale >= 1e4 && closed && number.form === 'digits'
    ? united(number, 'count', '', number.end)
    : null;
};

/** In the order in which they are asked: the more particular first. */
const READERS: readonly Reader[] = [
  readMoney,
  readPercent,
  readTokens,
  readParameters,
  readComputing,
  readLength,
  readDuration,
  readScore,
  readCount,
];

/** Finds the unit of a number, or null where it has none that the news counts. */
export function readUnit(text: string, number: NumberReading): UnitedNumber | null {
  for (const reader of READERS) {
    const found = reader(text, number);
    if (found !== null) return found;
  }
  return null;
}

const FRACTION = /(百|千|万|[二三四五六七八九十]|\d{1,3})分之/uy;

/** 百分之五十, 三分之一, as a percentage. */
export function readFraction(
  text: string,
  at: number,
): { readonly value: number; readonly end: number } | null {
  const match = matchAt(FRACTION, text, at);
  if (match === null) return null;
  const numerator = readNumber(text, at + match[0].length);
  const denominator = readNumber(match[1] ?? '', 0);
  if (numerator === null || denominator === null || denominator.value === 0) return null;
  return { value: tidy((numerator.value / denominator.value) * 100), end: numerator.end };
}
