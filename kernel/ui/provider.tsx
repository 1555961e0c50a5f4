/** Everything a screen needs around it: theme, Chinese words of the component library, the query client. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { theme } from './theme.ts';
import './ui.css';

dayjs.locale('zh-cn');

/** Whoever asks the machine for less motion gets none: nothing slides, and no spinner lingers in a button after its answer. */
const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true;
const shown = still ? { ...theme, token: { ...theme.token, motion: false } } : theme;

export function UiProvider({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  return (
    <ConfigProvider locale={zhCN} theme={shown} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 2 }}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
