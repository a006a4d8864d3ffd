import type { ThemeConfig } from 'antd';

/** White and grey with one blue. Yellow and red belong to signals and due times, so antd's own error colours are ink. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1a5fb4',
    colorInfo: '#1a5fb4',
    colorLink: '#1a5fb4',
    colorSuccess: '#1a5fb4',
    colorWarning: '#3b4654',
    colorError: '#3b4654',
    colorText: '#1c2530',
    colorTextSecondary: '#55606e',
    colorTextTertiary: '#667180',
    colorTextPlaceholder: '#7a8594',
    colorBorder: '#c9d0d8',
    colorBgLayout: '#f3f5f7',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 32,
    motion: false,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
  },
};
