import type { NumberReading } from './numbers.ts';
import { LETTERS, matchAt, type Reader, united } from './quantity-united.ts';

const FLOPS =
  / ?(?:(EFLOPS|PFLOPS|TFLOPS|ZFLOPS|FLOPS|TOPS|EOPS|POPS)|([EP]) ?(?:FLOPs?|Flops))(?![A-Za-z])/iuy;
const PETA = / ?P(?![A-Za-z0-9])/uy;
const EXA = / ?E(?=级?(?:智能)?算力|的算力)/uy;
const CARDS = / ?卡(?!车|片|牌|通|塔|尔|梅|位|拉|路|里|斯|罗|夫|座|口|脖|住|点|丁|姆|特|宾)/uy;
const CHIPS =
  / ?(片|块|张|颗|枚|台)(?= ?[^,，。；;\n]{0,10}(?:GPU|芯片|显卡|加速卡|算力卡|计算卡|昇腾|TPU|A100|A800|A10(?!\d)|H100|H200|H800|H20(?!\d)|B[123]00|V100|L40|服务器))/uy;
const POWER = / ?(兆瓦|吉瓦|千兆瓦|千瓦|MW|GW|kW|KW)(?![A-Za-z时]| ?小时)/uy;
const OPERATIONS = / ?次(?:浮点)?(?:运算|计算(?!机)|\/秒)/uy;
const POWER_UNITS: Readonly<Record<string, string>> = {
  兆瓦: 'MW',
  吉瓦: 'GW',
  千兆瓦: 'GW',
  千瓦: 'kW',
  KW: 'kW',
};

/** Lines of a picture: 720P says nothing of computing, unless the word stands by. */
const PICTURES = new Set([240, 360, 480, 576, 720, 1080, 1440, 2160]);

function isPicture(text: string, number: NumberReading): boolean {
  const near = text.slice(Math.max(0, number.start - 10), number.end + 6);
  return PICTURES.has(number.value) && !/算力|智算/u.test(near);
}

/** 一块, 一张: an article, no count. */
function isArticle(number: NumberReading): boolean {
  return number.form === 'chinese' && number.value === 1;
}

/** Computing power, chips and electric power: 1000P, 197EFLOPS, 万卡, 1600片昇腾, 100兆瓦. */
export const readComputing: Reader = (text, number) => {
  const flops = matchAt(FLOPS, text, number.end);
  if (flops !== null) {
    const unit = (flops[1] ?? `${flops[2] ?? 'P'}FLOPS`).toUpperCase();
    return united(number, 'computing', unit, number.end + flops[0].length);
  }
  const power = matchAt(POWER, text, number.end);
  if (power !== null) {
    const unit = POWER_UNITS[power[1] ?? ''] ?? power[1] ?? 'MW';
    return united(number, 'computing', unit, number.end + power[0].length);
  }
  const peta = number.form === 'digits' ? matchAt(PETA, text, number.end) : null;
  if (peta !== null && number.value >= 5 && !isPicture(text, number)) {
    return united(number, 'computing', 'P', number.end + peta[0].length);
  }
  const exa = matchAt(EXA, text, number.end);
  if (exa !== null) return united(number, 'computing', 'E', number.end + exa[0].length);
  const operations = matchAt(OPERATIONS, text, number.end);
  if (operations !== null && number.value >= 1e6) {
    return united(number, 'computing', 'FLOPS', number.end + operations[0].length);
  }
  // 便士/千卡 is energy.
  const cards =
    number.value >= 8 && text.charAt(number.start - 1) !== '/' ? matchAt(CARDS, text, number.end) : null;
  if (cards !== null) return united(number, 'computing', '卡', number.end + cards[0].length);
  const chips = isArticle(number) ? null : matchAt(CHIPS, text, number.end);
  return chips === null ? null : united(number, 'computing', chips[1] ?? '片', number.end + chips[0].length);
};

const CHARACTERS = / ?([KkMm])? ?(?:个)?(汉字|字符|字(?!节|体|典|母|号|幕))/uy;
const CONTEXT_LETTER = / ?([KkMm])(?![A-Za-z0-9])/uy;
const CONTEXT_NEAR = /上下文|窗口|context/iu;

/** Lengths of texts and contexts: 40万汉字, 200K上下文. */
export const readLength: Reader = (text, number) => {
  const characters = matchAt(CHARACTERS, text, number.end);
  if (characters !== null && (number.value >= 50 || characters[2] === '汉字')) {
    const factor = LETTERS[characters[1] ?? ''] ?? 1;
    return united(number, 'length', '字', number.end + characters[0].length, { factor });
  }
  const letter = matchAt(CONTEXT_LETTER, text, number.end);
  if (letter === null) return null;
  const end = number.end + letter[0].length;
  const near = text.slice(Math.max(0, number.start - 16), number.start) + text.slice(end, end + 12);
  if (!CONTEXT_NEAR.test(near)) return null;
  return united(number, 'length', 'token', end, { factor: LETTERS[letter[1] ?? ''] ?? 1 });
};
