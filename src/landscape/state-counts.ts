import type { ValueArgument } from '../event/event-mention.ts';
import type { Span } from '../text/span.ts';
import { type EventStatement, entitiesOf, plain, valuesOf } from './event-arguments.ts';
import { clauseBefore, isTold, type Proof } from './event-proof.ts';

/** Between the one who speaks and a count of a country, a field or the world. */
const COUNTED_ELSEWHERE =
  /称|表示|认为|看来|指出|介绍|统计|显示|全球|中国|国内|全国|我国|世界|领域|业内|其中/u;
/** 开源了超过400个: whoever the sentence is about has done it. */
const BROUGHT_OUT = /(?:开源|发布|推出|上线|研发)(?:了|出)?(?:超过?|近|逾)? ?$/u;
const COUNTS_MODELS =
  /^(?!.*(?:衍生|微调|下载|代|行业|企业|机构|提供|接入|用户|公司|支持|家)).*(?:模型|大模型)(?:产品|服务)?(?:的)?(?:数量?|总数|总量|个数)?$/u;

function isModelCount({ value, unit }: ValueArgument): boolean {
  return Number.isInteger(value) && Number(value) < 1e6 && (unit === undefined || /^[个款种]?$/u.test(unit));
}

/** Whether an organization is the one whose models are counted, not the one that tells of a count. */
function isCountedFor(proof: Proof, owner: { readonly span: Span | null }, count: Span): boolean {
  const before = clauseBefore(proof, count.start);
  if (COUNTED_ELSEWHERE.test(before)) return false;
  if (BROUGHT_OUT.test(before)) return true;
  if (owner.span === null || !isTold(proof, owner.span) || owner.span.end > count.start) return false;
  return !COUNTED_ELSEWHERE.test(proof.text.slice(owner.span.end, count.start));
}

/** A count of models is a claim about the city or organization it is counted for. */
export function stateCounts(proof: Proof): EventStatement[] {
  const { event } = proof;
  const metric = valuesOf(event, 'metric')
    .map((argument) => String(argument.value))
    .join(' ');
  const value = valuesOf(event, 'value')[0];
  if (!COUNTS_MODELS.test(metric) || value === undefined) return [];
  const subject =
    entitiesOf(event, 'place', 'city')[0] ??
    entitiesOf(event, 'organization', 'organization').find((owner) =>
      isCountedFor(proof, owner, value.span ?? event.trigger),
    );
  if (typeof value.value !== 'number' || !isModelCount(value) || subject === undefined) return [];
  return [
    {
      subject: plain(subject),
      property: 'model_count',
      value: value.value,
      ...(value.unit === undefined ? {} : { unit: value.unit }),
      confidence: event.confidence,
    },
  ];
}
