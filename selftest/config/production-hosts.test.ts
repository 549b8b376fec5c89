import { expect, test } from 'vitest';
import { isProduction } from '../../config/production-hosts.js';

const named = ['api.example.net', '*.live.example.net'];

test.each([
  'https://thefibrecafe.net',
  'https://supplier.thefibrecafe.net/base',
  'https://SUPPLIER.TheFibreCafe.net.:8443',
  'https://api.example.net',
  'https://live.example.net',
  'https://eu.LIVE.example.net',
])('%s looks like production', (baseUrl) => expect(isProduction(baseUrl, named)).toBe(true));

test.each([
  'https://cvt.thefibrecafe.net',
  'https://supplier.cvt.thefibrecafe.net',
  'https://supplier-cvt.thefibrecafe.net',
  'https://nothefibrecafe.net',
  'https://thefibrecafe.net.example.org',
  'https://x.api.example.net',
  'https://alive.example.net',
  'http://127.0.0.1:8080',
])('%s does not', (baseUrl) => expect(isProduction(baseUrl, named)).toBe(false));
