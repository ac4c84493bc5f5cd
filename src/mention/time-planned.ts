/** How far around a time the words are read that tell whether it lies ahead, in UTF-16 units. */
const WINDOW = 30;

const PLANNED_BEFORE =
  /(?:将|拟|预计|计划|预定|定|有望|预期|最早|最快|最迟|力争|争取|即将|准备|打算|会)(?:将|会|要)?(?:最早|最快|最迟|会)?(?:于|在|自|从|到)? ?$/u;
const PLANNED_AFTER =
  /^(?:[^,，。;；!！?？\n]{0,6}?)(?<!中)(?:将(?!军|领|近|士|其|该|此)|拟|预计|计划|即将|有望|会(?:在|于|正式|推出|发布|上线|开放))/u;
const ANNOUNCED = /(?:宣布|表示|消息|讯|透露|报道|电|称|获悉|公告|披露|发布|公布|召开)/u;
const PAST = /(?:了|已|曾|完成|过(?!程|渡|剩|敏)|宣布|发布的|推出的|消息|讯|报道|表示|透露|获悉|日前)/u;
const PLANNED_EARLIER =
  /(?:将(?!军|领|近)|拟|计划|预计|即将)[^了已]{0,40}[,，]?(?:并|且|再)?(?:于|在|自|从)? ?$/u;
/** 9月10日,张勇即将交权: the clause behind the date's comma tells a plan. */
const PLANNED_BEHIND =
  /^[,，][^。！？!?;；]{0,24}?(?:即将|有望|将(?=在|于|会|正式|实现|推出|发布|上线|举行|召开|举办|开启|迎来|卸任|到期|开放|生效|实施|施行|完成|登陆|启动))/u;
const TAKES_EFFECT = /^(?:起|前)?(?:正式)?(?:施行|实施|生效|截止)/u;

/** `hinted`: the words behind tell a plan, so that a date ahead is this year's. */
export type Planned = boolean | 'hinted' | null;

/**
 * Whether the words at a time say that it lies ahead (true), that it has been (false), or neither (null).
 * Reads the clause of the time only.
 */
export function plannedNear(text: string, start: number, end: number): Planned {
  const before = clauseTail(text.slice(Math.max(0, start - WINDOW), start));
  const after = text.slice(end, end + WINDOW).split(/[。！？!?\n;；]/u, 1)[0] ?? '';
  if (PLANNED_BEFORE.test(before.slice(-12))) return true;
  const planned = PLANNED_AFTER.exec(after);
  if (planned !== null && !ANNOUNCED.test(planned[0])) return true;
  if (TAKES_EFFECT.test(after)) return true;
  const behind = PLANNED_BEHIND.exec(after);
  if (behind !== null && !ANNOUNCED.test(behind[0])) return 'hinted';
  if (PAST.test(after) || PAST.test(before)) return false;
  return PLANNED_EARLIER.test(sentenceHead(text, start)) ? true : null;
}

/** 将在未来几个月推出，并于6月30日起开源: the plan of the clause before goes on. */
function sentenceHead(text: string, start: number): string {
  const head = text.slice(Math.max(0, start - 2 * WINDOW), start);
  return head.slice(Math.max(...[...'。！？!?\n;；'].map((mark) => head.lastIndexOf(mark))) + 1);
}

function clauseTail(before: string): string {
  const cut = Math.max(...[...'。！？!?\n;；,，'].map((mark) => before.lastIndexOf(mark)));
  return before.slice(cut + 1);
}
