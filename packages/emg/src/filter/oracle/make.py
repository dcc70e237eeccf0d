#!/usr/bin/env python3
"""Writes scipy.json: what scipy.signal designs and filters, for butterworth.ts, notch.ts and the kernel of @penfield/kernels.

    python3 make.py            made with scipy 1.10.1, numpy 1.24.2; nothing is random

Signal: x[i] = ((37 i) mod 23) - 11 + (i mod 5) / 4 + 40 where i >= 90, i = 0 ... 179; one value in 18 of its result is kept.
Response: H at the listed shares of the Nyquist frequency, real and imaginary parts."""
import json
from pathlib import Path

import numpy as np
import scipy
import scipy.signal as ss

SHARES = [0.001, 0.01, 0.05, 0.2, 0.5, 0.9]
i = np.arange(180)
SIGNAL = (37 * i) % 23 - 11 + (i % 5) / 4 + np.where(i >= 90, 40, 0)


def short(values):
    """13 digits: a hundred times finer than the tolerances."""
    return [float(f"{v:.13g}") for v in np.ravel(values)]


def case(name, sos, **more):
    h = ss.sosfreqz(sos, np.pi * np.array(SHARES))[1]
    return {"name": name, **more, "real": short(h.real), "imaginary": short(h.imag),
            "filtered": short(ss.sosfiltfilt(sos, SIGNAL)[::18])}


cases = []
for order in range(1, 9):
    for kind, low, high, fs in [("lowpass", 0, 450, 5000), ("highpass", 20, None, 2000), ("bandpass", 20, 450, 5000),
                                ("bandpass", 100, 300, 1000)]:
        edges = {"lowpass": high, "highpass": low, "bandpass": [low, high]}[kind]
        sos = ss.butter(order, edges, kind, fs=fs, output="sos")
        cases.append(case(f"order {order} {kind} {low}-{high} of {fs} Hz", sos, order=order, bandHz=[low, high], samplingHz=fs))
notches = [case(f"notch {f} of {fs} Hz", np.r_[ss.iirnotch(f, 30, fs)].reshape(1, 6), notchHz=f, samplingHz=fs)
           for f, fs in [(50, 5000), (60, 1000)]]
sos = np.vstack([ss.butter(4, [20, 450], "bandpass", fs=5000, output="sos"), np.r_[ss.iirnotch(50, 30, 5000)].reshape(1, 6)])
cascade = {"sections": sos.ravel().tolist(), "steady": short(ss.sosfilt_zi(sos)),
           "filtered": short(ss.sosfiltfilt(sos, ss.detrend(SIGNAL))[::18])}
out = {"made": f"scipy {scipy.__version__}, numpy {np.__version__}", "tolerance": {"response": 1e-10, "filtered": 1e-9},
       "shares": SHARES, "every": 18, "cases": cases, "notches": notches, "cascade": cascade}
(Path(__file__).parent / "scipy.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
