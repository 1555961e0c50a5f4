/** One calm theme. Blue is for what can be done; red, amber, green and grey say a state and nothing else. */
import type { ThemeConfig } from 'antd';

/** Dark enough for text on white (WCAG AA). */
export const INK = {
  action: '#1d4f91',
  red: '#b42318',
  amber: '#8a5a00',
  green: '#1f7a3d',
  grey: '#56606e',
} as const;

export const theme: ThemeConfig = {
  token: {
    colorPrimary: INK.action,
    colorLink: INK.action,
    // The lighter blue that would be worked out is too pale for words on white.
    colorLinkHover: '#163d73',
    colorInfo: INK.action,
    colorError: INK.red,
    colorWarning: INK.amber,
    colorSuccess: INK.green,
    colorErrorBg: '#fdf2f1',
    colorErrorBorder: '#e6b3ad',
    colorWarningBg: '#fdf6e3',
    colorWarningBorder: '#e0c68a',
    colorSuccessBg: '#eff7f1',
    colorSuccessBorder: '#a9cfb5',
    colorInfoBg: '#eef3fa',
    colorInfoBorder: '#b4c8e3',
    colorText: '#1a212b',
    colorTextPlaceholder: '#68717e',
    colorTextSecondary: '#4a5361',
    colorBorder: '#c4cbd4',
    colorBgLayout: '#f5f6f8',
    fontSize: 14,
    controlHeight: 32,
    borderRadius: 4,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    fontFamily:
      "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
};
