/**
 * MAT files laid out as Signal exports them. h5py 3.7 with HDF5 1.10 wrote them, in frames × channels × points, where
 * the value of point p of channel c in frame k is (1000 k + 100 c + p) / 1000, every 0.2 ms from -2 ms where not said
 * otherwise, of channels called FDI and APB, in frames labelled Rest, Active, Rest and in states 0, 1, 0.
 * Compressed with gzip.
 */
import { gunzipSync } from 'fflate'

/** Three frames of two channels in mV, compressed; the frames start at 10.5, 15.5 and 20.5 s. */
const two =
  'H4sIAAAAAAACA+0cbWxTVfS+fq0McUUS1uiUpxMYX+O17AMGso5tuAGDMgdOTNjeutd0pmuXthuLipmSyCQBjfHHEhMg0ej8oRn+MCR+gMQf' +
  '+6E4DRqiiVlMVKKS+JWFGAe+vntu2/va13ZjjFd6T7adntvz7n3v3HPOvefc89ZS17arbhtfXb6Bb6lrW+ft8UtrebdfjHiDod4a3l3/ePPu' +
  'qoq1fH1IEiNSNx8M1PAtwQC/QwzwgoMXhBrlh3cKzgq+qWF7JR/2+KRekXeUy63lfCpABAzNLYjBbYWX5DlbVHhvoUJYrciEbDA3GN0AsD1J' +
  '0+T6TsAc4GHAowbSzinf2aF9MfSv5mtrbWyMct9QARln0oyxlU1ZXkJTY507ituBJk5k3EDzPSY4Og6JA1JHtxgRZbo0JHnDpXH93DjDcTlk' +
  'pPTXBvpbVoBpN0rUX4Om/g6D4pYB3V6DsYtNbV7p7xjQPuL/NtF+0VaNaQHa70IC6OEi2fdZUYuyXnd4/GI4HG1fIiunJcH/hiOhfk8kwR52' +
  '72ngZL0k+ju0kvbXo0CPr6L9K2+k+ZqA9pnzc/7I/KjlMNv54VABbuOInLFn4oy4wYioZVhel1GGdrvS1WK+FubQhSoWooobcIFZbo1+b8Du' +
  'DC2UPWj0Axcb36qs1N2SV978SbF+reBpjQbTxIL4LRhg6NhyPFM5dAf7u/ySWk/NqAnovodp/RsB+uwKjIk+88vSzxtZL66sovtT2xlZTwQ+' +
  'fX/Ef7se1KeeRtchLsU+6o0sr3/VTtNa+sb2YQwYMGDAgAEDBgwY5D5wcpRGx6U44uEMHBU/aeGs41AD7tAKkZyR44tTRRazjytdcygVG+kM' +
  'sNW1rr7ktx+rVtf+986fX7d0dZ4LA8MftYTTtRoi17UYb0cNqBnVITfahuChkM2BcS/ar/wKG+DiisTR432S0U9vxp/GtmB8/pFUdxvHfdvw' +
  'p8kG6LExkX858K3HeKjCZYMw3LcD48GdqaQSuy80Auc4o7uhYS9GrUhCYRSRn9oj/+1BAzJN2iba4J72QW/7YayDns6hodo1tQf/aikcOzqx' +
  'YOrcr+9Pvbbr4tipyiWmge82L9/y8enIM29P76ysP1Hp/PD3lZ+8e6b6+PdS0VfTnz7w5oEXfjoy/U3hK8eKpvjmPSeL3NPLrj5x4Vqk+otp' +
  '36n1l56dvHTh5anqLw8XPffRP6VttUeM7ZuWHDF+VmI5am7999C+y/aSiyc5zlKw4urAmdd/sZd8vvn+58vFvvHD1++70mopQH879o4wN8GA' +
  'AQMGbD90y/ZDZbrcD90+eQhMHpQ8NjJ5UPJw6VQeBTcpD5vyOXr6iM9gbBnk0ARyMMxYDqaEcT0+MYSvc8F198ifY9f1BCId3ZIn2E2O8GxW' +
  'cjbEU/dvSJJH6noKAc6h6XoK7Xqgs+UY29kSlZegVQ90eQXNF+jv7ZJkTY70RBSz7g/0RMJo9vVApA5AfR49+zqA1PVx6roMbA8mTXtwr6Gf' +
  'Z2IrxkNEPs0QbRP72QNy5Jgu3Un2cB4c7jDMq601vd8dNtN+N3fW+x26XO9xHYspdlckC6gFZD5IllALSN0JyRxqAbF/kllkcddM9apVp/tI' +
  'c1p5GFTPb0iSB37eYngy7ec/UIwS9plxGNaVfmA7M8ZmaXRden7yNLwzO3tEVfmS30gfnxiT9Ohm45OnQL8sOo1P5lsefTqXx3z5nYGc8DuZ' +
  '9COzPGaqHy+CXEw5aS9zL49jupZH7vn/+bLvEzlh35nyTmV1dL6BQX7nnUg45t6UOu/UF5RdSTia7xFDESXvE327AiG/2CX5E+yoLMvxB0R/' +
  'vxSO9yv7sUDUwXlDYm+0XW6VQjITiuWZ8LiDkPiK8vcEvEHyvXJdQkPsfZ85ioOJtduWZhe3uh9Kz0f2+4MF6flI1NVZyuLg2cXBJ9n5EiWP' +
  't5g8KHm8p+P8W0HMf5GKOi0gfpyuuEvBBzdMqta0wAd8pKpNCwaBj1S9afYHmFT8acEQYFIReKv3hZnj4Gz3hR8UqzIvOs43mePrdHt265Td' +
  'lV1eCj2aXV5qeFd6PrIvHapn6xmtZxdzMq87d3a23Z4Ldnbn6Nu3bL9AyeOHPLe/n3Ninbt9+nFd1+e5pOafftMiGcj/9yBvXGjBOGDyRoYW' +
  'TAKm39hgfjh7vbLYmR9OlMfd9vz2w0vtzA+nk085sxdKHlW6lAdelyzoGokjMyRsrXAj5I0+zTgT+FK/8ReHMuAbyfAfHDcCX+zNQK28OhHU' +
  '3nyxs6261CsC5JwAn2MIKtoRo5W6WgHRtCNOK8cOgop2JJw7kAHU5xFkoNTtzqR2fCAiaLQ7NNqT+1EOTAQV7VDRToqOSIKKdqjoBH7l4EdQ' +
  '0Q4V7YzXJ7P63Bnac/p6BJPKfk1J9jzTeoSDs7ZjPdRnWFTPb7lpeXjtRAK5KI+514+QzvVjvvbdT+fEvvt/8zNuNxBbAAA='

/** Two frames of one channel in V. */
const one =
  'H4sIAAAAAAACA+0bS2wbRXTWvxjTSptW0CgUOmqgmJKm6+CkxRy8bpLKqepihQgqDiQbey27cuzKuw4WB8QxcKrgEnHiGDhVnKIKCY4Vp6gS' +
  'VxRxAvVibgghhd2dN87O2l47TmWv632KMvvevJ3defN+82adSqzeTtzA12bewanE6pVcoShP43RRUnPlymYMpxc+Wr4zH53GCxVZUuUsLpdi' +
  'OFUu4VtSCQsRLAgx4w/PCrNRnFy8OYeVTF7elHBkRqPO4FaAKHiWU8iFgcKX2pqdDk2GDCQYRD7Ew9qQ5hAgGGdxev86tBy029DueiidM/om' +
  'gD4O41v5VleWlnTuQwvQ5xz4SRt0l2wkIbmUSOvtXcCpE3nsYfk+ECJrn0pb8lpWUiUNn6rIOWXqSD+vH/O5HPIy+suD/obHCJ5GZv31tNXf' +
  'bVDcMODhKdKK7tKOlP4+BDwPbe0i6xcPLkAH0E8hAfTwtOb7gihlxOu1TFFSFJ1+VlPOgMn/KmqlmlFN9nDn/UVO00uqv/dfZ/31DuB7l1j/' +
  'ir0sXxLwvH8014+uj1UOva4Pp1E5k4A58EyclzOH38Z9PoRs6V5thXXaOI7DGooo+iKKHsL7+jWq3u/xeDiyzkQjvNz+C6080XHnlS1XN4qy' +
  'fiX0JF+ip36UBFyYYOd5F/DaJGmpPh+csR+Xxou9C+x4Vjuj8aR+1n486r/RS87W1/++//tJaiMdJ+16/N/P7/2kfpOHLK4e17EJXz3+W+2v' +
  'S5FgPR6f++TR8qk69PMi5YPhxCsL55/+MX+ZjvezQuUVv4kW0TL6EFnvEN6EyPeW+b3oyLxYnyZXD2fM/W9A/1VxHxTpINJqftpzojDSHGlX' +
  'kIwUpKIEymj/C2hLwx9AuP8z5kYgF1xwwQUXnmdozitJxsKRtK+R/7Rre88j+VCrCk3veaQ45PKYcOXByAO78mDkEXblwchDcKg8xk4oD964' +
  '5ht7d76DHK6H2J1+93LwmZ6byUsVcp8I953Rrhv3FUrqWlbOlLMy3ZcFaS0BM+/v6bIeWp9sVQ9tX89Pn2f38S6MZj3UWs/fmWT5StXNDVnT' +
  'ZLWgGmZdLRVUBfVez6d1PGs96dnV8frlL2OO9JekjudtvJX4ij0/T9f9VXs+6id2XxuVPN4+7nib9OikcecG6FPAoXGn33E4OZRxeNt/vDi8' +
  '+zbrf10Y7ThMT2/wxdZx+H5ZU1lFj39SRTXioKTquluUNuSiSV/DXT5/SypWZeVoXM1eSroh5SrSpk7XqHJFY0KNuEueW4NEQOcvlHJl2m/c' +
  'ZyI0zi+fSVxrfB2D9sft+Wlewr9sz0fjZG3Mno9GZ3xu2ONa6++BrOfQnb6nEMOsn/vuXcgjXJMeKb+1Dgb+mNrH/PNaX73l4Hw/gHYBf9Bh' +
  'Q7YHbacTWTpLeorcDmjewp4yt/fH9NS5HVB/wp5K98MvDkqvVhxad/PbysP6HYynSR5kvudgZu3n/3GI3YlS2HaUv6Pfx9C86p/3urOfncvd' +
  '7b9/udrd/rs+2509fnHNqfnHoOzsniPtbPjyx0GtX2XE/eRnQ+EnB6cfX7nneYw8vh5xe/nWtRdb+fzg2gsjjx8dnR806mqkECi0oUea6KSw' +
  'J7ShN/MbBT7BgkcYXJUFC27qNwqRggWPHP3ewXH5TL/80aMh8Uf25zw+y/x9TfI47jnPrz3bXT/OeWjdmf5eaL/Dzytq0Lb+ar7Fqkft+ai9' +
  '0K/sh3ffYK9XAYseBU6sV09CVJOcqFf98zu/D4Xf+R8F3QfKCD8AAA=='

/** One frame of two channels, mV and N, in 32-bit numbers, without a label. */
const frame =
  'H4sIAAAAAAACA+1az2/jRBQeO03rDazkdgWpArs7bFnUrdridMNSZVU12f5Qi0ipoFoqhNS6iUMiJXYVO0uRkDjAIUj8AUjc0cKJIzf2uIcF' +
  'VXuC2woJCYlL9sYBqdieGcdjEsdNo61D5qnS5I3fjO1v3rx573Nz2Z23s3fgm/M3YS67M1csV5RZuF2RjaJWq6bh9sr7m1u3UrNwpabIhlKA' +
  'mpqGOU2Fb8kqlJJQktL2H1yQFlJwY3X9DajnS0pVhsl5s3cethNAhN/MASbnKl+aa3YxlojZiiCAESDitUHNCRa4SOtk/D5uOdw2cHufJ/2c' +
  'fW0S94/j+b12O++urVnWJx4h93kSRa3AlmwoZWMtu221u1gnQeQhT9u9JyX3PpbvKXsF2ZBNfaqmFPWpln8unvK+HIhQ/iti/50eQ/o2cPsv' +
  '39F/G9hxp7E+OY/aDFvaofLfH7BeIu0cHRePZ5DenEXt80DCfnjRjH0CyNnn9V6+Iuu61X/JdM5RV/zVjVo9b7j2w9Y7q5zpl8R/My/R8bqE' +
  '9cZlOr7CCG23gfVSdDjXj6yPF4de14czezkXwByODBzPuY9f8zwGbfWIuaKW5Ti8ivsgiAsg/hm+HjWfxbrO82hCAXtAhDu+QEfQHt+jrH5U' +
  'UfoXwZCfRsEG1qVJ2v92sX6UwPGT5AUT/vOS8+L+ZXo+7z4jaDQv+c9H4jd4Iby+qk18ntYmIre//Wb19s+PHi3Ff/tlaf+P46Xvnz5ewqcY' +
  'WTTcNpfnVl7+6/dbM8v/fPf0ce5g/yed4LHsWF7BiGKo1sEq2ARZ8wS8Ax5MYVRfRW0V3AVboPmaFzT3jOQZrrMjkAkTJkyYMDmjdMsrOQ9f' +
  '421beeUyrgUyIPUcSJ1EuuWVzQvtGJrT5pUFrX7Qz7zy/PD4m+FB4QFiDA83HgLDg8JDDCkeY2fEQ7R/i04NL3bBYTJGV/zBcRhx3Tdfkmto' +
  'XAaPmzB/O+PKqrFXUPJaQSG8pgAcHsH9/HxAPrSZaMeHdubzj67RdTyT4eRDvXz+1wnaTq1XDxTTk42yYW/rulo2dNA7n094PC+f1DuP1/77' +
  'lpdX7bYfxKs0X8VkOPeD9/uAeMM/7jaidNwdnPM+EcrzHvHQo62nuuJvT9aDsKKdhFCghCntJCSeESa1o7/g1uFYO8iu9wH+93XotZDmkdFA' +
  '33u8eVcLD/S+cfxmnd9/JgZceWZLGqGKd2ifRZxVKr3ib0/e5sn1YPvxwY1h4Xv865PIf/zorPVJGvvXaEjrk2eNRybkeDyruLM+EHGnm390' +
  'x+O0/nEX4zIykPul//zGB6HmN0BrfrWsFjVUf0oePenodl0qAVpPtnS7XpU8etL1fzUDk1d8OBD7u1udfSjRfAOT4eadJBIf5trzToeaGUp0' +
  'i++Ra4bN+8iGFVMq8oFSce2joOXVPblSV/TWvFZcsAJcsSZXrX6zV6mZRsDhmdB9jzDxReIIuW6Pc3X0K66g/Nz5b3BwPB6sbhVf9Lcj+f7R' +
  'mL8dqbpgfNDz8/Oqgysh5leizn75MxXMX/ZfD1Yf/pgMVh8+XPC3I+fDrzeZX9F+ZbDvlhQenzI8KDy+CPV33GkHD/S8HEfnyXybukZwnUid' +
  '3/urtvlx73XNojPOVdco1UPjE796hnPu25+66F8NW/xcIDgAAA=='

/** One frame of one channel, without times of frames, from 10 ms after the pulse. */
const single =
  'H4sIAAAAAAACA+1YT28SQRQfFmi31Sa09U+D1YyeiGnJUrE2vSxYWsFIJUq0NzqFJWBg1yxLbTTx5KGevfQj1ItnD34Aj42foHr1gjdjTOos' +
  '+4Yw2G4o1JTY+YXk7Xu8mZ35zds3My8dzz6I38V3wrdwOp6dLZYr2gzOVIhVNMzqIs4sPU2tzkdn8JKpEUsrYENfxGlDx/eJjpUIVpTF5g/P' +
  'KXNRnEys3Ma1fEmrEhwJU2sYHwbEIKXSSOBU8Zau2dhocLSpyDLyoQCsjSMOAB+v8zprvw7SA3Ib5K7E7J7mf1NgH4f+O/2yj5aXbe+DDrD3' +
  '7PsdKYslO5NILscztlwDncXTZ4n3e6xEci/IppYrEIu0xWWsx/d6kJeL3wDEb2jY0TOou/jdlvsbh8D/Fb+tfOnn/TZJpa7VEHpulHWLynyJ' +
  '6FSgokmqtp1aNZM6Mf+aRUyLyq26Xmb+Zb1otL6H1YcJOwOzvIm9/PuToJf8Yo3cwPatTr7OIwX4HKMcyyjdPE/l8hVSs5cNTVKih9r4rllm' +
  'PW/Z+pBj87D1CDlS8nDr4+uIF6Z7aUaybeNYhbWNoeg5FD2A8fmp1f5fkpwOZchgXs/eCEQCN7/jzqNg1Dcq2sllNCdOZZQEXZni570G+laQ' +
  'z//7E+79slk2Jt39QuzhorsfnI7Q3ri73wLzv+Tux77LrWF3P8Yyvtwdn7/f//iS3siojlxXf71+9sl6V1JhVNBdQ2Vydmn6+7f5m+qrCx/u' +
  'fX35Rq0x3tQVlEApVEVPRBIQEBAQEBAYUHR7rjxK9n6ubIwcVqE57XPl6fHxU/DB8YFGBR/tfMiCD46PwIDyMdwnH4Hms31vlNpukEfzMAU8' +
  'SMfmwdf23nyJmE67GLSboM+tdmXdyhW0vFHQ2D1VZrUFzI1f6rIe2ggerx6amebv8QJnux7K6jQ7Qd5Pr1c3NBrJVtlqftZQ5mzF50KPdbzO' +
  'etK/ruOdfL4MDmS+dOp43taoYle6q6ftXHX3Y3li99pZOce77zvev+Ko333nBsTT0IDuO+58SB3zl/rmIwR8+AaSjz+6LSgduCEAAA=='

/** Two frames of 3000 points from -0.5 s at 5 kHz. */
const five =
  'H4sIAAAAAAACA+1cC1xTR9YPvrB1LbS14i6sYN0Wqq3BWiXhFSy62Lo2bvXbdH8BI2JEixLIk5hA3NqtftIu/VVt3ObGSLvW8rmSqlUE8vBF' +
  'o1JvapVGnhEVr4hwgRsSrgnJN5AbK4jUyv4KLjmX3z0z/zPnztyZM2dm7kxYMn/5n+a/HhIxa07IkvnLX1mzbj375ZCl65P5azjcDZEhS+MZ' +
  'b7w177WXQ+K57GQ+e3UIJz0yZAknPeTN5PSQ8Nkh4eGRPX8hr4a/+lrIogV/nBvCS1nL3pAcMnsWQGeF9EckD416YwnJS0NK/wvabOKTv3uy' +
  'JzJ+PGkMyZ9oGzdzEYRm9o579FcS3IfgWwn+1SgP7tMjm0LgTxPP75tu+dsLF3andvUhTz5Xxrr5eG+TjUhatHD+0m7+DhH3OJEzo3qnWxY+' +
  'myVKFrJZq5P5ySA+nctew5v+k31SfmG+PqTRvezXn7DfMF93fCnpXvsd9UD73UoYbhgRX0t28zhv044o+/3a0/4EPzart18MeZmwCwL/DSmc' +
  'sMOJwPeNJy3pGa9ZKeuTebxu/FlgnOPu8b88PleQwr+nP7xFX+AD7NJjv1+H9/bXl4l456u9/WvI6N7pFhHxtWNHZvt52qdvPTxq+/iQfN2Y' +
  'j6ee3Z7JZ7TPvcPvXb1jE0gD4qNBC3djT4fQiDaMI702gfSaiyjvWIB2y0e53RlpAvCg3QGfu/mP7xmpV7PXgMkfG8wDPPbg9rSjR435/omf' +
  'iuBDZH13OP6l9bCaI1i1nt3XTseSFhHxjD/0fs9dRPzYi27useeQ4IHbzTNedM7s/by+/cwznoSHDPw8j/+OmzY87bR7HPLpZx6178WH9FNv' +
  '9I4/yN688zAveclLXvKSl7zkJS956fEnH7BK670uda94fEb59FoHPIg/9Dp0lPuB44mV3GifkID+VhaPvq6M+89VSsY+4mGtNM/y75X4oKar' +
  '82YQ8St6HsmT4o+kBaQ3SBtIfyH11cmY4w6cmdvPswEPpxIakfdm/gKRNznOP4ZYq8b2V8hWWhyRcul8N3+bxCbxSHzSfFIKuK8jCUH8+wXE' +
  'OjbBa+te8pKXvOQlLw2/+VDYsJwPDV19hHvro1d9ULz10as+4oZpffgOsj78e8Ldu4/uvRj/n6mHRUQ9jPrF9TDmnnxT1iZz3XpxhN4zIHxX' +
  'b106n7WancJZ7dnC8x9PIvYMQ3qVf9R99dH/eYrwUGLtQuA/dx7oY2Ijbop3iBqR9KDzQJf77HOmCzasYgNL5q/j93RrQfo6Po/06OeBPOcA' +
  '+u5HP/o5gKHyl28OS3/pPgcw+m6pNoUOnN7f0+4vDZzO4yduzhgp89aBx53R99nRYMedtwl7GjdMx52B66PvOYdRg66Pd4j6GPNYjcNbx/6y' +
  'cfhmRG//66WRPQ4TxwlJK2f1Pw5ncIDJ8rrHv2Quv2cc7D5tRiKtT17FXn+PvYY9ZP7C5PUCNu+n54L+kt7dkdZwkzd04wBlc0Ei0t1x151v' +
  'FjER6E6/Ln0NxyPv0bsHuHv+8T8yrt09XU/ynzxwes+8ZOnzA6fzjJNZvgOn84zOK6c/7uNa/78n6HuO9efOY296rbefu7LQzXd5u/SI8lsr' +
  'iQ5+xtM/Xv9v/Z6YOIzn++NIXxFxz/7kg+iYZ3xIeDi/6NlzfRB55i299mQH8MeePdoHkcef9N7D/W/+Tr16mH53GzvI+b77fQOIN3vw+68P' +
  '6L0S9dDWYeXvPOfrPfMqyqKH6z+X5z3c+psU/XDr73Daw/XH4/HDdf4xVP1MOnzPxzxW88ehar/3R7if/PCx8JNDZx+Qdz+vV338a4T3l397' +
  '+8uA9aPx9pde9XF6WM8P7n5Xc38IDH8APvs+3P1hL/wB+P3pez7whfeJz+4V57PD+8Tvkfd8iAzvE5/90+9Qh9185tfyR989Jv5o4H2eMX3e' +
  'f8x99fFL93lqHrnf/Rr7PJ7vzp7/N+A5Q/4gyvKsw2IHTudp9bifcROe/uI5k/74rhsGtqtxfexo3KDt6nqAx5KGo139en6n9bHwO1krmqsb' +
  '1S/LXje13XLTu/HjZ8yY8fyqrdNOT1n1m8a3a/z/7B8/ftoHU1ZtzZy/YMGCSc9lMpYvfdp/ysopnybPW6OqL0LLa+XmWlhXc7hDJwpGqR13' +
  '/KQbW7af/c7S3MBUmeyxd8bNx1Pxv9V9xHEozJdecmFRUViws1rVpXM5a512G9/ZGJDTSl7vvGLDzbI9GP0pvWP/dpZrmsulv+koCJV10LqM' +
  'ehtZ28ISxXZ1/LVzJ83K0TjNQud1wwq70+gyy1C0ywCH6q8n5Onw7a5Ks0utVOU0+klvSvR2g9Yoa4releRciNpokXpk/9Tsvzqm0+qzZYew' +
  'ZrMAfxN16SNpHXqyqxNS3aqRpba/Uq23yKR1dFGOyHIAD7afMXbWqJqlTPx1lYun1DvmulroMqTFiE+lmanOG7kMpwbFJihdrSJrQPDNrvfQ' +
  'Dh3McF4OiLFvteE5+stiDHHVGHz3sywxsgJe24EchqVch5JFP5Si9t3qJWZUotdj+wOC7VE5ZTbXTphVklUZkH0c7YxD2tNcdawOSc4RXltz' +
  'YXajGk/S/4h/YW5jrZiSXaa2Z+vrxF2V+3Wd+3NOoY6PYJGr86yfwHnat6vOT7hbW3k4z7lEb4+IknVV1kfbC3JcWyL1nbera7PNW6BTWyJP' +
  'VRwIpjja/aLy/ETO2w0+0svF0mPYbUOS9GMMX7RPWppH2ZfHd3Y2qPIi1XlCZwWPEx2VnxdZlCdMj7V3GHW5mP0dxC9J15oCt6UoZVn46Jxy' +
  'sfMvSNkFRrS9TN+QSKvD32ufqEQNUXLUWmVQYqGRwfg/D9v07RNVGXWqm4lQS5cotr6GVomnNZyguOjCnPqrKZzsH3idy/fJ2g5x7DuQtgJY' +
  'VUxx+qraE2Nri6Pr9G3rjMhF5flgTec0lRWKvVicVVEkM6VGq438nOuhupbKC9Jvefb1yB35CudKI3pYScs66Nxu3PgPVZNjc66hLUaFRdNM' +
  'YudV01OxSHGOjofz9C5sN4pEyVkcq9iIF0XJObZ4fbPYJdy33AkhzkSEsQL/IJV+h2p0FcMRMZJtRvjSU7ub/kS2aCxQTLQJLybrsvyN1WWY' +
  'Up+Fb1YV5SFRtTaWph4TtksRWZKmOtBYXY4pc0/duXN7bKk4n3fwk0Bz53tdmu+LKTtTE1ISyPxZNGvVBKvldaSdzWr9PEl7uRi6UKRZyyIL' +
  'z0Vr1qaShbNSM2wLJZKDmJG8BfukVnsJny73u/mCXVKAtbBnrTh0Sh7p6rw6O3rj2amsWw5nborzE3lzewO8P8BgU5KrkXKlXkY9I2+2NMCo' +
  'RtpKrm6aqSwvsh9i3LbuhM0lDmxbl+6H4q0XD5dVtc1U5s51Hq+faXW8i1y1nFRLKwpZzaflmzdW6FjNiY5tZMeV/ULnu8ghYaq6yp6m7ChL' +
  'sd8y3XYegcmsIMymW+NSC5xv4ieCND/+luX48EJatKYOr8zN6/rMVJylxRCy/kqTVFNH1V5vjQxVi3LaV7XkmsTiL3hURJ29WRERKed11Ud0' +
  'ir9YBqMT/1EXhjyjO3tRoSw32AUcbscapD3TcVMh1Va+lIcugetu1+g6i88yNdoKPFWOdk4WcQTO1gYfXZmZqSwCb3aqnqmU8amXisTSUsw+' +
  'y+/OhlnmFo0UN1ZUS3W1eKl8c47iImj1w3dOirKy9/GomznZW6pFkQ00Ftpqfwtp34XqT7VFKctT8KsicU4RD5+ju5ZUaG7e4YK05bZSZbk8' +
  'RizH0nbb59apxU7TMf0aX1Onfo2fiX/ls6TEi5vTrJlLAgorz87NPraGbOJfLalNNOU2WXlJEYXVFwRdx9LpJsH1kqQk0/YmqyCJUVhdKcgu' +
  'TueYBDc+qK39XhFoFcWL0i/XT+wqTs6L4N/8IKnu+y8CreJ4efrlxonZJcnqCMGtL2vrLu1XWCXLitKr2pZ0lawzRghuf5lkvnRYYc1eZkqv' +
  'wpdkl65Di/gtn9aafyhlWmWLbemZGYtd6W0Zi305mZmL/ThtmYsDOJncxcGcNi4zlMPjMckcjMeMAAsOJo2D8ZkJHJ6ASedgAiaDwxMyQfUI' +
  'E1LRDFECB20VJYjQjKwEGdqalbAFzRAn5KGt4gQ5mrExQYW2b2TsQ7kShhptlzCKUK6UoUfbpQwDys1mGNH2bIYJ5ebkYRLIfM0xFbFR9AY8' +
  'BkYz+4NUmB0yI45YxEbVG/FsGOX1AzmnImjmz978KLLj+Gg4OMO5CfOFaFccPv1CVNkZPB4O5jo/xrZAtOuOaf1BeRTZaXw6HJzp3IolQLSr' +
  'jqfvh2YjeVTZd3gKHMxz7sIMEO1Gf9ATCJ0iO4k/C6synO9joRCt/j6Ik9USqOFkOQNrOJdPjHMFWr/OHx0oPJjvG2g9mD8hUHgo3y/Qeij/' +
  '2UDh4fyAQOvh/MBA4Tf5wYHWb/KnBwqP5IcGWo/kzwwUHs0nB1qP5s9RCIsKIhTWooIohfBYAU1hPVYQrxAWFyQorMUFixXCkgK6wlpSsEwh' +
  'LC1gKKylBUyFUFPAUlg1BSkKobYgVWHVFqQphLoCjsKq28tjCvV7RUyrfq+EGbS+0TzZjxl5rKzs06npbQf35jKh9Y3XJpOZkcVl5z9dkd52' +
  'eK+CGbShEZlMZ0aWlFV8uju97cje/UxoQ2PTPE51ZOn52qN16VjRgdLqoPQmdF5edaTmfMPRqRys+EB5NZTehM1TV0dqzzcfXcHBSg9UVwdx' +
  'mmzzjNWRuvMdR3dzMO2BpmoIzdCdwp9CogYd4OrK8VlI6eACEgjN1BnwqYMLxCJ2COXpjIMK5BzHfRBfKDhjsIEz+DRkCxTMHVSA1uB4CaFT' +
  'ZefwZbCK69yB7XtUaDqcRwE9buvgAruwFDiPCvrkIAPvY8/CdAroyIMKNDh2YMtgOnVQASOFds3xITZncIFCpK5B24SLitGq+XJXYQxfsCct' +
  'ICnmZlUCI6BE+EPFlkItX/B5WkSS9mYVnRFRIrxUkVcYIxD8K42RFNNYxWAwSoQ/VsgLtQLBl2miJG1jFYshKhFerlAVxggFX6XJk2JuVaUy' +
  '5CXCqop9hVqh4P/SipK0t6o4jKISYU2FujBGJPh3mikppqlKxDCVCOsqigq1Nn5hqi1G21Qpo9s2BlksakM83VeSaLF8bUigB0ggi+WgYTE9' +
  'VFJjsRwy0OkRkqAOy2HDMnqCJLHD8o2BQWdIoA7LEQOTniqp6bAcNbDoIkmQ1VJkSKFvkSRaLccMqXS5BLJaig1p9H2SGqulxMChF0mCbJZS' +
  'A49ukCTaLBqDiG6SQDYqyqtDNEaxCotFsmH70AC+kB8lOCP2ivQ4vgnzQUYPBTANiYe3QH7UYG7sdekZ/OOhAbZiTyPT4QQojxKcGXtVenoo' +
  'gBvS7/Bd2GwkBTZAedRg3pAAqozYeulJ/H3sCeRZOBSiU4YA2AfRqSpubIP0HL4DewlZNjTAHDgVMlJUmbHXpN/iH2K/HQoAwqgID0YgI1XF' +
  'i0Wk8NAAJ/D3sLHIBDgAIlNYGborQwFwddelZ/FPsBeQxbAcIlOHBFBTWJm6q9IyfBv2HDITZgwFkAabIDWVxdPdkJ7HP8PmDg3Ag41UGuKA' +
  'hkHAb1t7se/Cxpiwc0jwpL32PWEi/0kNce99XhO/dMfvx2/jBsz/szUk7Fz2mIWVfwfCZyaxg4Fw8dIdSiCMAMLnw851AeFHQDhpEpsGhMuA' +
  '5hPbuAwg/APQHLuwcicQTp7EZgEhE2gCoQgIXwSaQKgEwimT2DIgTAGaT27jyoEwDGiOW1i5Fwh/N4mtAsI0oAmERUA4A2gC4QEgDJrE1gMh' +
  'D2hO2MY1AeHLQNN3YeURIJw6iW0GQgnQBEIbEM4CmkCo3RP2e1Bo/Z6wGMBO7AlLAuzUnrDu1yzbE6YEzLAnTAvY2T1htYCV7wnrfsvzQA8U' +
  '2Qj0ALsA9AC7CPQAqwB6gJmAHmCVQA+waqAHWC3QAwU2Az3A6oEeYNeAHmANQA8wBOgB1gj0AGsCeoA1Az1QXBToAdYG9ADDgB5gHXvC/smg' +
  'qDNW1GtOiv+OPYk8B8+ERizw8Yi9ZiD/A++HGFQ1d0WD5px454gFpmaO1GvFNc234o+w3yFz4TTIRFGPXCBlxF5NkImq5q1ANLBYiUUighEL' +
  '4BVdGNfMsBnVLSqWpv2WU9zoIG7dotzNuhJZjsDluLodJJDD3alqaXrKrv12BCiR37rTV2PCLoAvRjy3bgVpO8CBQkBolsCl4Xc/DqQtewM8' +
  'iaz03PQgn9mbQCq2qtCdSecJQj+uhCjDiSR3uraTIN1erNetuzSbEgl5nOcRPCKvrwuJ0v9063mPm4QmyVOCXT3Pc5ntyBMj9poIB0IRFE5G' +
  '3RXNCfFmbNyIBaIbRuqlOSvejr2ILIEVUASVw627PmKB1BF7FVE4mXVXNWXiXGwy8grMHLkANGKvecgGuBoqonJ4dTc058WKkQoEuPxiAzch' +
  '/w8ouVZ173EAAA=='

/** No Signal export: maps. */
const foreign =
  'H4sIAAAAAAACA+1YzW7TQBCedVLXLa3UHyFVPc0xhxK5JQWUSxuaVA3CwYJIcCuLs1EjJTZKXNQjR3gTjjxGj32jdO2drWxDAoiKH3U/RRrP' +
  '+JvdtXd2PBOv0X3eeIqPqw/Ra3Qf9AdDsYP+kMf9aDyqo3/0ut15VNvBo7HgsehhFNbRi0J8xkN0d9F16+kP99y9Gp40j/dxEpyJEcfdqrRW' +
  '8XsADavtgcFfxWe5Z6vL28up4jhQhjXaGyWmBPd+Xtf+b0kykp9IfrG0naX3tsi+TuMXed2XrVbCnhag53HLJM2W3UmctBp+It+Q/oTkpZXn' +
  'dfiHJo/5cbOtdK/l89H7GxUGYT9KZBjFIhu3OGNeBrbiMK1XlLSUoUS8FZLf6lup6zoegJNaDqF2D2pTIi5Ia3LfstSADp2UEiM6IMuuZ4VO' +
  'AINVSXDAS/P3aTDkk0li35RsO/Ncvej83VCoeW8DrzovmkxmCX2eLxbm8x39fkvzeRWdP+x8PtHp6KudP/+48X/H84/iihXiiN1aXOFSPnP/' +
  'G3HF5BNlvxNrtPGVRaX7M/KAjq8ruzhe3u93ob9bxXj81fc2icfnQWzyuYFCDAIuwASEgYGBgcGfheq7YWbfbXC3wWBxbp9SLtTbRb0kC2ZG' +
  'ZbOVKaBn9ycfl/KV/c/X2eXMvMEZHyu/Q/LbkNc3foMwPu2JIOoJ3W84eu2YW3/h7wW4BjLHPGswFQAA'
const inflated = (text: string) => gunzipSync(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))

export const signalFiles = {
  two: inflated(two),
  one: inflated(one),
  frame: inflated(frame),
  single: inflated(single),
  five: inflated(five),
  foreign: inflated(foreign),
}
