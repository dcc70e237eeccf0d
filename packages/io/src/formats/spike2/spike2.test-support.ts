/**
 * Spike2 files that a writer in Python made from the definition of the structures, compressed with gzip.
 *
 *     v7  tick 2 µs; FDI and APB in ten sweeps of 40 samples, 100 ticks apart, two blocks a sweep, from tick
 *         1000 + 50000 s; APB is 50 ticks later. Raw values ± (100 s + i), scale 5, mV; APB has offset 0.5.
 *         TTL at ticks 3000 + 50000 s in two blocks; keys t at 500 and q at 499000. Blocks lie in the file from the
 *         last to the first. The second channel is not in use.
 *     v5  tick 10 µs, 5 ticks a conversion, divide 4. FDI in volts with raw values 0 … 39, another FDI without unit,
 *         Pulse with both edges at ticks 100, 110, 300, 310 (low at first), Note with texts "rest" at 30 and "" at 60,
 *         and a channel of spikes.
 *     v9  tick 1 µs, places in 512 bytes; 32-bit numbers: EMG 0 … 19 µV every 1000 ticks, Force in N every 2000 ticks
 *         at 0, 2000, 10000 and 12000.
 */
import { gunzipSync } from 'fflate'

const v7 =
  'H4sIAAAAAAACA+2cdXBV1xaH11o7uUgoGiBIIUAI7hbcAsVLIVCkWPDgFJfiFjy4u5S+trQFSmlxdwvBgktxKhTda693793D9L03vP/KP2fO' +
  'N3PvnOy5c+6Z33fO79zM7H2SQN7q+UKr14gMjSgTVaNxVGMAICjufQcPQCC8pUq1VDD18eblLw5srAQuDkK8QAvvRkmA4LeD1OEf27/vzLF7' +
  'UzUja/89jt7X8ir+L+vR9D+O5S3wno7l7Xf/LyMrvyMX34WQ4v3mQqCqNqz2jlwq/3cukNy7kdT3+feXiwIVFVXv73H1/3Lx2H7A93gsAZC0' +
  'bsfB0b3a9bX7DnzHsbj8E1e/j2delRFLknhTJvBt9wP7dx83ImeT3J4DtRIVTLzv8V51geDbnr8sAO5FB0JEuMc/7uLgu7/3rrI1COBliPL7' +
  '920nPQnQLA5hfRPyj7s4lJT2HNjmvcbDf/d47/jB0EV31p10R91Bt9fRup1uq9vo1rqV/ky31C10c91Mf6qb6ibaDc8BpLa/cB/c8EDT+9b/' +
  'MD1UD9GD9SA9UA/Q/XU//bnuq/vo3rqX7ql76O66m47RXV3/TiCt7YAY730+oZD1f0wf1Uf0YX1IH9QH9H69T+/Ve/RuvUvv1Dv0dv2L/llv' +
  '0z+5/p1AsO2Ahdk84Am3/q/ra/qqvqIT9WV9SV/UF/R5naDP6Xh9Vp/Rp/UpfVKf0Mdd/04gg+2AzO0DYXxMoN9/US7ChbkQF+QCnJ/zcV7O' +
  'w+Gcm8M4F+fkHBzK2Tkbf8hueA4gxHZAnZaBsCXa+o/k6lyNq3IVrsyVuCJX4PJcjstyBJfh0lyKS3IJLs7FXP9OILPtgCPe//dLrwvw+5/N' +
  'sziOZ/IMns7TeCpP4ckcy5N4Ik/g8TyOx/IYHs2jXP9OIKvtgNfzAqDTMut/Pa/jtbyGV/MqXskreDkv46W8hBfzIl7IC3g+z+O5PMf17wSy' +
  '2Q4Ykqjg7i3l9/+SX/Bz/ouf8Z/8B//Ov/FTfsKP+RE/5Ad8n+/xr3yX77j+nUCo7YAN8QoyJFr/KUyQSW6SmaQmifGYQBNglCGDBoywYWbN' +
  'b/g1v3L9O4GctgPyZ1IwN9T6/8y0NC1Mc9PMfGqamiYmyjQ2jcwnpqH52DQw9U09U9fUMbWNG54DCLMd0CKNggMh1n9v08v0ND1Md9PNxJiu' +
  'povpbDqZjqaDaW+iTTvT1rQxrU0r178TCLcdcKkJQc1W5Pe/y+w0O8x284v52WwzP5mt5kezxWw2m8wP5nvzndlovjXfmK9d/04gr+2A5A0I' +
  'BjSx/uPNWXPGnDanzElzwhw3x8xRc8QcNofMQXPA7Df7zF6zx+x2/TuB/LYDYuMQni9Av/8wySU5JYeESnbJJh9KVskimSWThEhGySDpJVjS' +
  'SVpJI254DqCg7YBtsQjhcdZ/hJSR0lJKSkoJKS7FpKgUkcJSSApKAckv+SSv5JFwye36dwKFbQeUOwmwNgH8/ifKBBkv42SsjJHRMkpGygj5' +
  'QobLMBkqQ2SwDJKBMkD6u/6dQFHbATEHARJOWP+LZZEslAUyX+bJXJkjs2WWxMlMmSHTZZpMlSkyWWJlkuvfCRS3HfAgCKBpOuv/kTyUB3Jf' +
  '7smvclfuyG25JTflhlyXa3JVrkiiXJZLctH17wD88/+8HZA5AGB8kPXvGzXCouWNvJZX8lJeyHP5S57Jn/KH/C6/yVN5Io9d/06gtD0HfHN8' +
  'n/3mAfT6n68WqIVqkVqslqilaplarlaolWqVWq3WqLVqnVqvvlQb1FfupFAnEAH+lT9bb3gg7L71P1aNU+PVBDVRTVKxarKaoqaqaWq6mqFm' +
  'qjg1S81Wc9RcNc/17wTK2Q7wzfNfXcj6L6lKqdKqjIpQZVU5VV5VUBVVJVVZVVFVVTVVXUWqGqqm+sj17wQq2A7oks0D8bmt/1CVQ+VUuVSY' +
  'yq3CVR6VV+VT+VUBVVAVUoVVEVVUFVPFVQnXvxOoZDvAt9YnKibQ7/8UnaYzdJbi6Rwl0Hm6QBfpEl2mRLpCV+kaXacbdJNukRueA6hiOyCk' +
  'ZSCMjbb+f6HttIN20i7aTXtoL+2j/XSADtIhOkxH6Cgdo+N0gk66/p1ANdsBvvV+AesC/P67Uw/qSb2oN/WhvvQ59aP+NIAG0iAaTENoKA2j' +
  '4fQFjXD9O4FI2wGH5gVAyWXWfzNqTi2oJX1Grag1taG21I6iqT11oI7UiTpTF+pKMdTN9e8EatoO8K353XRL+f0npWSUnIIoBX1AKSkVpaY0' +
  'lJbSUTClpwyUkUIoE2WmLK5/J1DLdsCgeAW3L1v/z/AvfI4v8CW+wtf4BjUyGhQEQiJSFECB5KEkrn8nUMd2gG+Nd4dQ6381rsG1uA7X45e4' +
  'Ab/Cf+HX+A1+ixvxO/wef8BNuBm34I/ohucA6tkOyJtGwewQ638GzsQ4nIWzcQ7OxXk4HxfgQlyEi3EJLsVluBxX4Epc5fp3Ag1sB/ie8xDc' +
  'ivz+q2BVrIbVMRJrYE38CGthbayDdbEe1scG+DE2xE+wETZ2/TuBhrYDLtQniGxi/RfEQlgYi2BRLIbFsQSWxFJYGstgBJbFclgeK2BFrISV' +
  'Xf9OoJHtAN+zXvYtQL//RLgCV+EaXIcbcBNuwW24A3fhV7gH9+EBPIRH8BiewFM3OycQZTtgYizCs5nW/yE4DEfgKByD43ACTsIpOA1n4CzE' +
  'wzlIgPNwAS7CJbjsZucEmtoO8D3vqV8C+P0PgsEwBIbCMBgOX8AIGAmjYDSMgbEwDsbDBJgIkyAWJrvZOYFmtgMiDgKsPmH9d4CO0Ak6Qxfo' +
  'CjHQDbpDD+gJvaA39IG+8Dn0g/4wAAa62TmBFrYDfM98C0tn/QdDesgAGSEEMkFmyAJZ4UPIBtkhFHJATsgFYZAbwiGPm50D8M//83bAPeWt' +
  'gSDr3/fuWwnkexagB5JAUkgGySEIUsAHkBJSQWpIA2khnRueA/g3J+TbmQBcAAA='

const v5 =
  'H4sIAAAAAAACA+1Wy07CQBQ9M+0UxAoo+NZS35jowo26MNEImLgxJvAJsiOQSMGNCz/BP4Y7M6V1gYkLuhnnNNPe3Ek6J/fcMzMC9cZ52Gg1' +
  'w9ubTqvdaQMoQNAbHvRX4eGxBAsTMSFIrZEH+CzJ3xb2/7RznKfmc5pnNL7uZSTC8aAXuTMuBdWCaj4rLuxXLhoJF58CP1suHOJ11Bt207XZ' +
  'fI2KFBQll3xmXBy4L4MooaJW+lmXhEuZgnK2XFy4/Y/LqyTvzeFisRD3xyJ+MqloVfmBy16g/d9DjqaXyJDLZIQVasASCb+KNVRs8UyAp3vg' +
  'm7T3Ha1/FevYwCa2sI0d7GIP+whQQ4gDHOIIxzjBKc5s7Qzxv9oDYv9zUj/3x8fCHP3l+X3N1A0AMu7TuGA6Z2G+/gHFd+rWxRHEN+L37jBC' +
  'nOe2VMbrL4eANfx/whSnRmHiABIAAA=='

const v9 =
  'H4sIAAAAAAACA+Nk0HDWVHB2dVGwMA9xDQ4JZmBgYARCBgYmKIYAByd+ht63Wxd8P7bBjmEUDCPwHwhA8cyMHN9MKVQzH5RyXoAMZ2B29XVH' +
  'iHMCcYM92LLSMCS3sABpVhq65QI7KIWzuuUXJadiuoXRb+TFPjOUraEMChkuKA8cHg5ABMQNQLwAiA8A8QMgZnBkYBBwHM07Qx8wQdOAgDoD' +
  'g4UXLP4VgHFrAMQOQBwAxAlAXADEDUDcAcQTgHjGaPwPk/zPCmWDSkYmcIo4AMz7Cg6joTP8AQtS/n+gB4v/BGDcTxiN/xEAAL3dSsEADAAA'
const inflated = (text: string) => gunzipSync(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))

export const spike2Files = { v7: inflated(v7), v5: inflated(v5), v9: inflated(v9) }
