"""PyTorch on one core: torch.nn.LSTM and GRU over sequences, their cells for streaming, and models with frames and attention. Writes CSV."""
import statistics
import time
import warnings

import torch

from pytorch_models import AdditivePair, Block, ConvLstm, DotPair

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
torch.manual_seed(1)
PEER = "pytorch-" + torch.__version__.split("+")[0]
STREAM = [16, 32, 64, 128, 256, 512, 1024]
SHAPES = [(1, 100, 32), (1, 100, 128), (1, 100, 512), (8, 50, 32), (16, 100, 64), (32, 50, 128), (32, 50, 256), (64, 50, 512), (64, 25, 1024)]


def times_of(call):
    call()
    call()
    start = time.perf_counter()
    call()
    bundle = max(1, int(0.02 / max(time.perf_counter() - start, 1e-7)))
    samples = []
    end = time.perf_counter() + 2
    while len(samples) < 7 or (time.perf_counter() < end and len(samples) < 41):
        start = time.perf_counter()
        for _ in range(bundle):
            call()
        samples.append((time.perf_counter() - start) / bundle)
    return statistics.median(samples) * 1e6, min(samples) * 1e6


def line(cell, op, batch, steps, units, times):
    print(f"{PEER},{cell},{op},{batch},{steps},{units},{units},{times[0]:.4f},{times[1]:.4f}", flush=True)


class LstmLoop(torch.nn.Module):
    """Steps of a cell, compiled, so that no Python runs between them."""

    def __init__(self, cell):
        super().__init__()
        self.cell = cell

    def forward(self, x, h, c, steps: int):
        for _ in range(steps):
            h, c = self.cell(x, (h, c))
        return h, c


class GruLoop(torch.nn.Module):
    """The same for the GRU."""

    def __init__(self, cell):
        super().__init__()
        self.cell = cell

    def forward(self, x, h, steps: int):
        for _ in range(steps):
            h = self.cell(x, h)
        return h


def stream(cell, units):
    """The faster of single calls and a compiled loop of 100 steps."""
    x, h = torch.randn(1, units), torch.zeros(1, units)
    module = getattr(torch.nn, cell + "Cell")(units, units).eval()
    state = (h, h.clone()) if cell == "LSTM" else h
    loop = torch.jit.script(LstmLoop(module) if cell == "LSTM" else GruLoop(module))
    arguments = (x, h, h.clone()) if cell == "LSTM" else (x, h)
    with torch.inference_mode():
        single = times_of(lambda: module(x, state))
        loop(*arguments, 10)
        compiled = tuple(t / 100 for t in times_of(lambda: loop(*arguments, 100)))
    line(cell, "stream", 1, 1, units, min(single, compiled))


def sequence(cell, batch, steps, units):
    module = getattr(torch.nn, cell)(units, units).eval()
    x = torch.randn(steps, batch, units)
    with torch.inference_mode():
        line(cell, "seq", batch, steps, units, times_of(lambda: module(x)))


def train(cell, batch, steps, units):
    """Forward and backward with all gradients, that of x too, from a given gradient of the output; no optimizer."""
    module = getattr(torch.nn, cell)(units, units).train()
    x, dy = torch.randn(steps, batch, units, requires_grad=True), torch.randn(steps, batch, units)
    leaves = [*module.parameters(), x]

    def step():
        for leaf in leaves:
            leaf.grad = None
        module(x)[0].backward(dy)

    line(cell, "train", batch, steps, units, times_of(step))


def frames(side):
    """A ConvLSTM over square frames: 5 x 5 taps and 64 channels, for the largest 3 x 3 and 32."""
    channels, kernel = (32, 3) if side == 64 else (64, 5)
    model = ConvLstm(channels, kernel)
    x = torch.randn(10, 4, channels, side, side)
    with torch.inference_mode():
        line("conv", "seq", 4, 10, side, times_of(lambda: model(x)))
        one = torch.randn(1, channels, side, side)
        line("conv", "stream", 1, 1, side, times_of(lambda: model.step(one, one, one)))
    train_any("conv", 4, 10, side, model, x)


def train_any(cell, batch, steps, units, model, x, *more):
    """Forward and backward with all gradients from a given gradient of the output."""
    x = x.requires_grad_()
    dy = torch.randn_like(model(x, *more))
    leaves = [*model.parameters(), x]

    def step():
        for leaf in leaves:
            leaf.grad = None
        model(x, *more).backward(dy)

    line(cell, "train", batch, steps, units, times_of(step))


def attention():
    block, x = Block(256, 128).eval(), torch.randn(128, 16, 256)
    with torch.inference_mode():
        line("block", "seq", 16, 128, 256, times_of(lambda: block(x)))
    train_any("block", 16, 128, 256, Block(256, 128).train(), x.clone())
    tokens = torch.randint(256, (40, 32))
    train_any("dot", 32, 40, 256, DotPair(256), torch.randn(40, 32, 256), tokens)
    train_any("additive", 32, 40, 256, AdditivePair(256), torch.randn(40, 32, 256), tokens)


print("peer,cell,op,B,T,I,H,median_us,min_us")
for name in ("LSTM", "GRU"):
    for size in STREAM:
        stream(name, size)
    for shape in SHAPES:
        sequence(name, *shape)
        train(name, *shape)
for square in (16, 32, 64):
    frames(square)
attention()
