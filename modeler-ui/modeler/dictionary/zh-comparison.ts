/** Two flowcharts compared, in Chinese. */
export const zhComparison = {
  comparison: {
    title: '流程图对比', before: '原来', after: '现在', added: '新增', removed: '删除', changed: '修改', hint: '两图同步移动和缩放；点击一项，定位到图中。',
    none: '两个流程图的内容完全相同。', onlyMoved: '内容完全相同，只有 {{count}} 个元素的位置不同。', moved: '另有 {{count}} 个元素只移动了位置。', nothing: '（无）', days: '{{count}} 个工作日',
    about: {
      name: '名称', type: '类型', job: '作业类型', id: '流程标识', documentation: '办理说明', condition: '条件', default: '默认流向', from: '起点', to: '终点',
      position: '岗位', limit: '环节时限', outcomes: '办理结果', form: '表单', officers: '办理人数', stage: '法定阶段', special: '特别程序', template: '文书', result: '办结结果',
    },
  },
};
