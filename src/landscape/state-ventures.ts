import type { EventMention } from '../event/event-mention.ts';
import { type EventStatement, entitiesOf, plain, valuesOf } from './event-arguments.ts';

/**
 * What organizations and cities come to hold by an asserted event: money and who gave it, parents, listings, people,
 * policies. `text` is the article's, in which the event's evidence counts.
 */
export function stateVentures(event: EventMention, text: string): EventStatement[] {
  switch (event.type) {
    case 'funding':
      return [
        ...sumsOf(event, 'amount', 'funding'),
        ...sumsOf(event, 'valuation', 'valuation'),
        ...investorsOf(event),
      ];
    case 'acquisition':
      return parentsOf(event, text);
    case 'listing':
      return listingsOf(event);
    case 'personnel':
      return peopleOf(event);
    case 'policy':
      return policiesOf(event);
    default:
      return [];
  }
}

/** A sum of money that a round brought, or that it values the company at. */
function sumsOf(event: EventMention, role: string, property: string): EventStatement[] {
  const subject = entitiesOf(event, 'investee', 'organization')[0];
  return valuesOf(event, role).flatMap(({ value, unit }) =>
    subject === undefined || typeof value !== 'number'
      ? []
      : [
          {
            subject: plain(subject),
            property,
            value,
            ...(unit === undefined ? {} : { unit }),
            confidence: event.confidence,
          },
        ],
  );
}

/** A purchase that is done, not one that is agreed on or disputed. */
const BOUGHT =
  /完成|已(?:经)?(?:被)?(?:全资)?(?:收购|并购)|(?:收购|并购|买下)了|并入|(?:子公司|控股股东|实际控制人|旗下)/u;

/** Who was bought belongs to the one that bought it. */
function parentsOf(event: EventMention, text: string): EventStatement[] {
  if (!BOUGHT.test(text.slice(event.evidence.start, event.evidence.end))) return [];
  const acquirer = entitiesOf(event, 'acquirer', 'organization')[0];
  if (acquirer === undefined) return [];
  return entitiesOf(event, 'target', 'organization').map((target) => ({
    subject: plain(target),
    property: 'parent',
    value: plain(acquirer),
    confidence: event.confidence * 0.8,
  }));
}

/** Who put money into a company. */
function investorsOf(event: EventMention): EventStatement[] {
  const investee = entitiesOf(event, 'investee', 'organization')[0];
  if (investee === undefined) return [];
  return entitiesOf(event, 'investor', 'organization').map((investor) => ({
    subject: plain(investee),
    property: 'investor',
    value: plain(investor),
    validFrom: null,
    confidence: event.confidence,
  }));
}

/** How far on its way to an exchange a company is, by the rule that found the event. */
export const LISTING_STAGES: Readonly<Record<string, string>> = {
  'listing/lists': 'listed',
  'listing/applies': 'applied',
  'listing/resumes': 'applied',
  'listing/passes': 'cleared',
  'listing/withdraws': 'withdrawn',
  'listing/delists': 'delisted',
};

function listingsOf(event: EventMention): EventStatement[] {
  const stage = LISTING_STAGES[event.foundBy];
  if (stage === undefined) return [];
  return entitiesOf(event, 'company', 'organization').flatMap((company) => [
    { subject: plain(company), property: 'listing', value: stage, confidence: event.confidence },
    ...valuesOf(event, 'exchange').map(({ value }) => ({
      subject: plain(company),
      property: 'exchange',
      value,
      confidence: event.confidence,
    })),
  ]);
}

/** Whether somebody comes or goes, by the rule that found the event; a career says where somebody once was. */
export const PEOPLE_PROPERTIES: Readonly<Record<string, string>> = {
  'personnel/joins': 'people',
  'personnel/appointed': 'people',
  'personnel/appoints': 'people',
  'personnel/leaves': 'former_people',
  'personnel/officer-leaves': 'former_people',
};

/** Persons by name, with the post where there is one of each. */
function peopleOf(event: EventMention): EventStatement[] {
  const property = PEOPLE_PROPERTIES[event.foundBy];
  const organization = entitiesOf(event, 'organization', 'organization')[0];
  if (property === undefined || organization === undefined) return [];
  const persons = event.arguments.flatMap((one) =>
    'kind' in one && one.role === 'person' ? [one.name] : [],
  );
  const posts = valuesOf(event, 'position');
  const post = persons.length === 1 && posts.length === 1 ? posts[0] : undefined;
  return persons.map((name) => ({
    subject: plain(organization),
    property,
    value: post === undefined ? name : `${name}（${post.value}）`,
    confidence: event.confidence,
  }));
}

/** Titles of policies, for the city that they are of. */
function policiesOf(event: EventMention): EventStatement[] {
  const city = entitiesOf(event, 'place', 'city')[0] ?? entitiesOf(event, 'issuer', 'city')[0];
  if (city === undefined) return [];
  return valuesOf(event, 'title').map((title) => ({
    subject: plain(city),
    property: 'policy',
    value: title.value,
    confidence: event.confidence,
  }));
}
