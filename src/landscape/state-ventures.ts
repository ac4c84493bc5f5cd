import { type EventStatement, entitiesOf, plain, valuesOf } from './event-arguments.ts';
import { behind, isDated, isIntended, type Proof, sentenceOf } from './event-proof.ts';
import { stateListings } from './state-listings.ts';
import { stateMoney } from './state-money.ts';
import { statePeople } from './state-people.ts';

/**
 * What organizations and cities come to hold by an asserted event: money and who gave it, parents, listings, people,
 * policies.
 */
export function stateVentures(proof: Proof): EventStatement[] {
  const found = venturesOf(proof);
  return isDated(proof) ? found : found.map((statement) => ({ ...statement, validFrom: null }));
}

function venturesOf(proof: Proof): EventStatement[] {
  switch (proof.event.type) {
    case 'funding':
      return stateMoney(proof);
    case 'acquisition':
      return parentsOf(proof);
    case 'listing':
      return stateListings(proof);
    case 'personnel':
      return statePeople(proof);
    case 'policy':
      return policiesOf(proof);
    default:
      return [];
  }
}

/** A purchase that is done, not one that is agreed on or disputed. */
const BOUGHT =
  /完成|已(?:经)?(?:被)?(?:全资)?(?:收购|并购)|(?:收购|并购|买下)了|并入|(?:子公司|控股股东|实际控制人|旗下)/u;
/** 收购了X的一个部门: a part, not X. */
const PART =
  /^(?:公司|集团|科技)?(?:旗下)?的(?!收购|并购|(?:全部|多数|控股|控制|剩余|\d)[^,，。]{0,6}股)|^[^,，。]{0,8}(?:业务|部门|工厂|资产)/u;

/** Who was bought belongs to the one that bought it. */
function parentsOf(proof: Proof): EventStatement[] {
  const { event } = proof;
  if (!BOUGHT.test(sentenceOf(proof)) || isIntended(proof, event.trigger.start)) return [];
  const acquirer = entitiesOf(event, 'acquirer', 'organization')[0];
  if (acquirer === undefined) return [];
  return entitiesOf(event, 'target', 'organization')
    .filter(({ span }) => span === null || !PART.test(behind(proof, span.end, 16)))
    .map((target) => ({
      subject: plain(target),
      property: 'parent',
      value: plain(acquirer),
      confidence: event.confidence * 0.8,
    }));
}

/** Titles of policies, for the city that they are of. */
function policiesOf({ event }: Proof): EventStatement[] {
  const city = entitiesOf(event, 'place', 'city')[0] ?? entitiesOf(event, 'issuer', 'city')[0];
  if (city === undefined) return [];
  return valuesOf(event, 'title').map((title) => ({
    subject: plain(city),
    property: 'policy',
    value: title.value,
    confidence: event.confidence,
  }));
}
