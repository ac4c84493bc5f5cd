import { describe, expect, it } from 'vitest';
import { factsOf, lines } from './sample-article.ts';

describe('plain description', () => {
  it.each<[string, string[]]>([
    ['文心一言是百度旗下的大模型。', ['文心一言 developer 百度']],
    ['百度的文心一言受到关注。', ['文心一言 developer 百度']],
    ['OpenAI推出的聊天机器人GPT受到关注。', ['GPT developer OpenAI']],
    ['青山由蓝云智能研发。', ['青山 developer 蓝云智能']],
    ['自动化所（陆海大模型）榜上有名。', ['陆海 developer 自动化所']],
    ['红山科技（陆海大模型）榜上有名。', ['陆海 developer 红山科技']],
    ['阿里云发布一系列新举措，包括推出通义千问。', ['通义千问 developer 阿里云']],
    ['微软已经接入GPT。', []],
    ['由蓝云智能和红山科技联合研发的青山已经亮相。', ['青山 developer 红山科技', '青山 developer 蓝云智能']],
    [
      '蓝云智能联合红山科技、自动化所共同发布青山。',
      ['青山 developer 红山科技', '青山 developer 自动化所', '青山 developer 蓝云智能'],
    ],
    ['青山由蓝云智能与红山科技共同打造。', ['青山 developer 红山科技', '青山 developer 蓝云智能']],
    ['红山科技与蓝云智能的青山形成竞争。', ['青山 developer 蓝云智能']],
    ['微软的GPT服务受到关注。', []],
    ['天猫精灵在接入通义千问之后更聪明。', []],
    ['天猫精灵称，最近又发布了通义千问。', ['通义千问 developer 天猫精灵']],
    ['百度的文心一言青山均已开放。', ['文心一言 developer 百度', '青山 developer 百度']],
    ['Kimi很受欢迎。月之暗面对此表示感谢。', ['Kimi developer 月之暗面']],
    ['蓝云智能推出了青山-13B模型。', ['青山 developer 蓝云智能', '青山 parameters 13000000000']],
    ['青山的参数量为1750亿。', ['青山 parameters 175000000000']],
    ['青山模型总参数6710亿，激活370亿参数。', ['青山 parameters 671000000000']],
    ['千亿参数的青山已经亮相。', ['青山 parameters 100000000000']],
    ['测评中青山-4.0超过了GPT-4。', ['GPT version GPT-4', '青山 version 4.0']],
    ['蓝云智能计划明年推出青山-5.0。', ['青山 developer 蓝云智能']],
    ['有传闻称GPT-6即将亮相。', []],
    ['青山-4.0并未亮相。', []],
    ['外界翘首以待青山-5.0。', []],
    ['红山科技的代码模型比青山 6.5%的成绩更好。', []],
    ['GPT4与GPT-4是同一个版本。', ['GPT version GPT-4']],
    ['测评中Llama2领先。', ['Llama version Llama 2']],
    ['青山刚刚亮相。它的总参数达到300亿参数。', ['青山 parameters 30000000000']],
    ['这家公司支持千亿参数模型训练。', []],
    ['传闻青山的参数将达到100万亿，公司否认了这一说法。', []],
    ['在青山面世之前，已有多家机构做出万亿参数模型。', []],
    ['GPT（青山的前身）有1750亿个参数。', ['GPT parameters 175000000000']],
    ['青山是一款开源大模型。', ['青山 open_source true']],
    ['开源大模型青山受到欢迎。', ['青山 open_source true']],
    ['青山尚未开源。', []],
    ['青山今日面向全球开源。', ['青山 open_source true']],
    ['青山开源社区很活跃。', []],
    ['青山将成为开源模型。', []],
    [
      '百度的文心一言和蓝云智能的青山等选择了闭源。',
      [
        '文心一言 developer 百度',
        '文心一言 open_source false',
        '青山 developer 蓝云智能',
        '青山 open_source false',
      ],
    ],
    ['青山是一款面向医疗行业的大模型。', ['青山 category vertical', '青山 domain 医疗']],
    [
      '国内首款医学大语言模型——青山亮相。',
      ['青山 category vertical', '青山 domain 医疗', '青山 modality text'],
    ],
    ['“青山”医疗大模型亮相。', ['青山 category vertical', '青山 domain 医疗']],
    ['青山大模型亮相，面向金融机构。', ['青山 category vertical', '青山 domain 金融']],
    ['青山面向全社会开放，金融用户也可以使用。', []],
    ['通用大模型青山亮相。', ['青山 category general']],
    ['聊天机器人模型青山亮相。', []],
    ['视频生成模型青山亮相。', ['青山 modality video']],
    ['青山是一款多模态大模型。', ['青山 modality multimodal']],
    ['青山以Llama为基础模型。', ['青山 base_model Llama']],
    ['青山基于Llama微调而成。', ['青山 base_model Llama']],
    ['青山并非基于Llama训练。', []],
    ['青山已经亮相。该模型以Llama为底座训练。', ['青山 base_model Llama']],
    [
      '青山已经亮相。该模型以Llama为底座，已通过备案。',
      ['青山 base_model Llama', '青山 filing_status 通过备案'],
    ],
    ['青山的团队由参与Llama开发的研究人员组成。', []],
    ['青山大模型已通过备案。', ['青山 filing_status 通过备案']],
    ['青山尚未通过备案。', []],
    [
      '本市公布大模型备案名单。\n1\n青山\n蓝云智能\n2\nKimi\n月之暗面\n大会将于下月举行。\n文心一言也在场。',
      ['青山 filing_status 通过备案', 'Kimi filing_status 通过备案', 'Kimi developer 月之暗面'],
    ],
    ['青山有望获批。', []],
    ['蓝云智能称，青山的一项专利获批。', []],
    [
      '首批大模型获批名单出炉。包括：文心一言、青山。',
      ['文心一言 filing_status 获批', '青山 filing_status 获批'],
    ],
    ['总部位于上海的芯片公司蓝云智能完成融资。', ['蓝云智能 headquarters 上海']],
    ['蓝云智能总部设在北京。', ['蓝云智能 headquarters 北京']],
    [
      '总部位于上海的蓝云智能推出的青山亮相。',
      ['蓝云智能 headquarters 上海', '青山 city 上海', '青山 developer 蓝云智能'],
    ],
    ['两家北京企业：蓝云智能、红山科技。', ['红山科技 headquarters 北京', '蓝云智能 headquarters 北京']],
    ['位于北京海淀的蓝云智能推出了大模型。', ['蓝云智能 headquarters 北京']],
    ['位于北京的蓝云智能零售店开业。', []],
    ['上海蓝云智能推出了大模型。', ['蓝云智能 headquarters 上海']],
    ['上海蓝云智能工厂用上了大模型。', []],
    ['蓝云智能累计融资3亿美元。', ['蓝云智能 funding_total 300000000']],
    ['蓝云智能完成3亿美元融资。', []],
    ['蓝云智能计划累计融资3亿美元。', []],
    ['蓝云智能、红山科技等多家公司已累计完成50亿元融资。', []],
    ['百度将第二总部落户上海。', []],
    ['百度投资了总部设在上海的一家公司。', []],
    ['青山是数百亿参数的模型。', []],
  ])('%s', (text, expected) => {
    expect(lines(factsOf(text)).sort()).toEqual([...expected].sort());
  });
});

it('gives each statement a sentence of the article as evidence, once, in order', () => {
  const text = '百度的文心一言升级。百度旗下的文心一言再次升级。总部位于上海的蓝云智能推出青山-7B。';
  const facts = factsOf(text);
  const starts = facts.map((fact) => fact.evidence.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(lines(facts).filter((line) => line === '文心一言 developer 百度')).toHaveLength(1);
  for (const { evidence } of facts) expect(text.slice(evidence.start, evidence.end)).toMatch(/。$/u);
});

it('reads a hostile article in bounded time', () => {
  const pieces = [
    '百度的文心一言、',
    '首批大模型获批。',
    '蓝云智能推出青山-7B，',
    '总部位于上海的百度，累计融资3亿元',
  ];
  for (const piece of pieces) {
    const before = performance.now();
    factsOf(piece.repeat(2000));
    expect(performance.now() - before).toBeLessThan(15_000);
  }
});
