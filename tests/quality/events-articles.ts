import type { ExpectedEvent } from '../../src/event/rule.ts';

/** An article of our own with all that it tells, for floors that hold without the shared corpus. */
export interface AnnotatedArticle {
  readonly title: string;
  readonly published: string;
  readonly text: string;
  readonly events: readonly ExpectedEvent[];
}

export const ANNOTATED_ARTICLES: readonly AnnotatedArticle[] = [
  {
    title: '智谱发布新一代GLM-4，价格下调九成',
    published: '2024-01-17',
    text: '本报1月16日讯 智谱在北京举行的开放日上正式发布新一代基座大模型GLM-4。公司首席执行官张鹏介绍，GLM-4的上下文长度比上一代提升数倍。\n此前，智谱完成新一轮融资，由君联资本领投，腾讯、小米跟投，融资金额为25亿元。2023年8月，智谱清言通过备案，并向公众开放。\n智谱还宣布与科大讯飞达成合作，共同推进教育大模型的研发。',
    events: [
      {
        type: 'model_release',
        modality: 'asserted',
        time: '2024-01-16',
        arguments: { model: 'GLM', developer: '智谱' },
      },
      {
        type: 'funding',
        arguments: { investee: '智谱', investor: ['君联资本', '腾讯', '小米'], amount: 2_500_000_000 },
      },
      { type: 'filing', time: '2023-08', arguments: { model: '智谱清言' } },
      { type: 'model_release', arguments: { model: '智谱清言' } },
      { type: 'partnership', arguments: { party: ['智谱', '科大讯飞'] } },
    ],
  },
  {
    title: '三星限制员工使用ChatGPT',
    published: '2023-05-03',
    text: '据多家媒体报道，三星近日禁止员工在公司设备上使用ChatGPT。知情人士称，三星计划年内推出自研大模型。\n3月20日，ChatGPT宕机数小时。',
    events: [
      { type: 'incident', arguments: { subject: 'ChatGPT', counterparty: '三星' } },
      { type: 'incident', time: '2023-03-20', arguments: { subject: 'ChatGPT' } },
    ],
  },
  {
    title: '杭州出台人工智能新政',
    published: '2023-07-26',
    text: '杭州市人民政府办公厅印发《关于加快推进人工智能产业创新发展的实施意见》。截至6月底，杭州共有46家人工智能大模型企业。\n阿里云昨日宣布，通义千问已接入钉钉。',
    events: [
      { type: 'policy', arguments: { title: '关于加快推进人工智能产业创新发展的实施意见' } },
      { type: 'statistic', time: '2023-06', arguments: { value: 46 } },
      { type: 'adoption', time: '2023-07-25', arguments: { model: '通义千问', adopter: '钉钉' } },
    ],
  },
  {
    title: '商湯科技財務長離職',
    published: '2023-09-05',
    text: '商湯科技公告，財務長王志遠將於9月30日離職，由周立群接任財務長。公司表示，日日新大模型已向公眾開放。另外，商湯科技否認收購雲從科技。',
    events: [
      { type: 'personnel', modality: 'planned', arguments: { person: '王志远', organization: '商汤科技' } },
      { type: 'personnel', arguments: { person: '周立群' } },
      { type: 'model_release', arguments: { model: '日日新', developer: '商汤科技' } },
      { type: 'acquisition', modality: 'denied', arguments: { target: '云从科技', acquirer: '商汤科技' } },
    ],
  },
  {
    title: '周末读书：山水之间',
    published: '2023-06-11',
    text: '盘古开天辟地的故事流传千年。文心雕龙，是古人论文的名篇。小说里的主角元宝最后加入了一支探险队，离开了家乡。',
    events: [],
  },
];
