import { describe, expect, it } from 'vitest';
import { isBoilerplate, markBoilerplate } from '../../src/text/boilerplate.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const BOILERPLATE = [
  '文｜张三',
  '文 | 李四、王五',
  '作者丨赵六',
  '编辑：钱七',
  '责任编辑 孙八',
  '（责任编辑：周九）',
  '东方日报记者 吴十 郑一',
  '（本报记者冯二）',
  '晨光科技作者 陈三 发自硅谷',
  '图源：视觉中国',
  '▲发布会现场，工作人员在调试设备。',
  '图为会议现场。',
  '图1：历年算力规模变化',
  '[图片]',
  '郑重声明：本站内容均来自网络，如有侵权请联系删除。',
  '本文仅代表作者个人观点，与本站无关。',
  '未经授权，任何单位不得转载、摘编本文内容。',
  '转载请注明出处。',
  '以上内容不构成任何投资建议，投资有风险，入市需谨慎。',
  '版权归原作者所有。',
  '相关阅读',
  '延伸阅读：',
  '点击阅读原文',
  '原标题：一家公司的十年',
  '标题:一家公司的十年',
  '地址:https://example.com/post/1.html',
  'https://example.com/post/1.html',
  '1年前',
  '2023-07-07 10:30',
  '（完）',
  '—END—',
  '标签：人工智能 大模型',
];

const NEWS = [
  '百度发布文心一言。',
  '记者从百度获悉，新模型将于下月上线。',
  '记者：据报道，贵公司计划开源，请问何时？',
  '【文/晨光网张三】本月，两家公司达成合作。',
  '该公司的免责声明称其回答可能不准确。',
  '法院要求他交出护照，未经许可不得离境。',
  '这份图书推荐由编辑部发布。',
  '工信部发布风险提示的办法即将施行。',
  '图灵机器人公司发布新模型。',
  '文心一言用户突破一亿',
  '来源于高校的团队获得融资。',
  '作者在论文中开源了全部代码。',
  '2023年7月7日，大会在上海开幕。',
  '地址解析模型由高德发布。',
  '华为云回应记者提问',
];

describe('isBoilerplate', () => {
  it.each(BOILERPLATE)('%s', (sentence) => {
    expect(isBoilerplate(sentence)).toBe(true);
  });
  it.each(NEWS)('not: %s', (sentence) => {
    expect(isBoilerplate(sentence)).toBe(false);
  });

  it('takes linear time on any long sentence', () => {
    const start = performance.now();
    for (const piece of ['未经', '记者', '图', '（', '编辑 ', '不构成', '版权归', '本文', '网综合', ' ']) {
      isBoilerplate(piece.repeat(100_000));
    }
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe('markBoilerplate', () => {
  it('marks the rest of a caption and what stands under 相关阅读, but no title', () => {
    const text = [
      '图为大模型时代的缩影',
      '百度昨日发布新模型。用户可以免费使用。',
      '▲发布会现场。观众坐满会场。',
      '郑重声明：本文来自网络。内容仅供参考。',
      '会议今天继续。',
      '相关阅读',
      '阿里云开源新模型',
      '腾讯完成一笔收购',
      '以上是全部内容，报道到此结束。',
    ].join('\n');
    const sentences = splitSentences(text, text.indexOf('\n'));
    const marks = markBoilerplate(text, sentences);
    const kept = sentences.filter((_, i) => marks[i] === 0).map(({ start, end }) => text.slice(start, end));
    expect(kept).toEqual([
      '图为大模型时代的缩影',
      '百度昨日发布新模型。',
      '用户可以免费使用。',
      '会议今天继续。',
      '以上是全部内容，报道到此结束。',
    ]);
  });
});
