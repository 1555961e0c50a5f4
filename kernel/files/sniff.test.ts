import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { docxBuffer } from './docx.ts';
import { qrPng } from './qr.ts';
import { cleanFileName, sniffFile } from './sniff.ts';
import { xlsxBuffer } from './xlsx-write.ts';

const LIMITS = { max_bytes: 1024 * 1024 };
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const box = (brand: string) =>
  Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`)]);

async function codeOf(bytes: Uint8Array, file_name: string, declared_type = ''): Promise<string> {
  const said = await sniffFile(bytes, { file_name, declared_type }, LIMITS).catch((error: unknown) => error);
  if (said instanceof Refusal) {
    expect(said.message).toContain('请');
    return said.code;
  }
  return (said as { kind?: string }).kind ?? String(said);
}

describe('files we take are known by their content', () => {
  test.each([
    ['照片.JPG', 'image/jpeg', JPEG, 'jpeg'],
    ['照片.heic', 'image/heic', box('heic'), 'heic'],
    ['录像.mp4', 'video/mp4', box('isom'), 'mp4'],
    ['IMG_0001.MOV', 'video/quicktime', box('qt  '), 'mov'],
    ['录音.m4a', 'audio/x-m4a', box('M4A '), 'm4a'],
    ['录音.mp3', 'audio/mpeg', Buffer.from(`fffb9064${'00'.repeat(60)}`, 'hex'), 'mp3'],
    ['图.webp', 'image/webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), 'webp'],
    ['决定书.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['名单.csv', 'application/vnd.ms-excel', Buffer.from('\ufeff名称,金额\r\n演示,1'), 'csv'],
    // “说明：正常”和“名称,金额\n演示,1”，记事本存为 ANSI（GBK）。
    ['说明.txt', 'text/plain', Buffer.from('cbb5c3f7a3bad5fdb3a3', 'hex'), 'txt'],
    ['名单.csv', 'text/csv', Buffer.from('c3fbb3c62cbdf0b6ee0ad1ddcabe2c31', 'hex'), 'csv'],
    ['说明.txt', 'text/plain', Buffer.from('说明：a < b，且 c > d'), 'txt'],
  ])('%s', async (name, declared, bytes, kind) => {
    expect(await codeOf(bytes, name, declared)).toBe(kind);
  });

  test('our own Word and Excel files, and pictures', async () => {
    const sheet = await xlsxBuffer([{ name: '表', columns: [{ label: '甲' }], rows: [['一']] }]);
    expect(await codeOf(sheet, '台账.xlsx', 'application/octet-stream')).toBe('xlsx');
    expect(await codeOf(await docxBuffer({ title: '题', blocks: [] }), '文书.docx')).toBe('docx');
    expect(await codeOf(await qrPng('x'), '码.png', 'image/png')).toBe('png');
    expect(await codeOf(sheet, '台账.docx')).toBe('input.file_disguised');
  });
});

describe('files we do not take are refused in words that help', () => {
  test.each([
    ['page.txt', Buffer.from('<!doctype html><p>'), 'input.file_type'],
    ['page.csv', Buffer.from('\ufeff \n<html>'), 'input.file_type'],
    ['utf16.txt', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le'), 'input.file_type'],
    ['late.txt', Buffer.from(`${'好'.repeat(30_000)}<ScRiPt src=x>`), 'input.file_active'],
    ['draw.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'input.file_type'],
    ['draw.png', Buffer.from('<?xml version="1.0"?><svg/>'), 'input.file_type'],
    ['run.sh', Buffer.from('#!/bin/sh\nrm'), 'input.file_type'],
    ['run.exe', Buffer.from('MZ\x90\0\x03', 'latin1'), 'input.file_type'],
    ['照片.jpg', Buffer.from('MZ\x90\0\x03', 'latin1'), 'input.file_type'],
    ['程序.pdf', Buffer.from('7f454c4602', 'hex'), 'input.file_type'],
    ['照片.pdf', JPEG, 'input.file_disguised'],
    ['照片.jpg.exe', JPEG, 'input.file_disguised'],
    ['照片\u202egpj.exe', JPEG, 'input.file_disguised'],
    ['动图.gif', Buffer.from('GIF89a\x01\0\x01\0'), 'input.file_type'],
    ['cafe.txt', Buffer.from('Café crème, à la carte', 'latin1'), 'input.file_encoding'],
    ['gbk.txt', Buffer.from('c4e3bac33c7363726970743e', 'hex'), 'input.file_active'],
    ['数据.txt', Buffer.from([0x61, 0, 0x62]), 'input.file_type'],
    ['空.txt', Buffer.alloc(0), 'input.file_empty'],
    ['大.txt', Buffer.alloc(1024 * 1024 + 1, 'a'), 'too-large.file'],
    ['../../照片.jpg', JPEG, 'input.file_name'],
  ])('%s', async (name, bytes, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });

  test('a picture declared as a page, and a kind this place does not take', async () => {
    expect(await codeOf(JPEG, 'a.jpg', 'text/html')).toBe('input.file_disguised');
    const only = { ...LIMITS, accept: ['pdf'] as const };
    await expect(sniffFile(JPEG, { file_name: 'a.jpg' }, only)).rejects.toThrow('后上传：pdf');
  });
});

describe('names are cleaned', () => {
  test.each([
    ['C:\\fakepath\\检查 记录.pdf', '检查 记录.pdf'],
    ['a\u202etxt.exe', 'atxt.exe'],
    ['con.txt', '_con.txt'],
    ['a<b>:c|d?.txt', 'a_b__c_d_.txt'],
    ['', '未命名'],
    ['.htaccess', 'htaccess'],
    ['名\u0000\n称.pdf', '名称.pdf'],
    [`${'长'.repeat(300)}.docx`, `${'长'.repeat(55)}.docx`],
  ])('%s', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean);
  });

  test('whatever comes, the name has no folder, no control and fits a file system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        if (given.split(/[/\\]/).some((step) => /^[.\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u.test(step))) return;
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name.length).toBeGreaterThan(0);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});
