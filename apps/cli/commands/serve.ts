import { InvalidArgumentError } from 'commander';
import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

export const serveCommand: CliCommand = {
  name: 'serve',
  describe: { zh: '启动服务（首次启动自动建立数据库）', en: 'start the server (makes its database the first time)' },
  configure(command, say) {
    withDataDir(command, say)
      .option('--port <number>', say({ zh: '端口', en: 'port' }), portOf, 8080)
      .option('--host <address>', say({ zh: '监听地址', en: 'address to listen on' }), '127.0.0.1')
      .option(
        '--demo',
        say({ zh: '演示环境：首次启动装入演示数据', en: 'demonstration: load demonstration data the first time' }),
      )
      .option('--no-demo', say({ zh: '正式环境', en: 'real installation' }));
  },
  async run(_args, options) {
    const { serve } = await import('#apps/server/main.ts');
    await serve({
      port: Number(options.port),
      host: String(options.host),
      dataDir: dataDirOf(options),
      demo: options.demo as boolean | undefined,
      notice,
    });
  },
};

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('端口应是 0 到 65535 的整数');
  return port;
}
