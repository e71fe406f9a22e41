"""The grid's models with frames and attention as a user of PyTorch writes them; no compiled kernels of their own exist for these."""
import torch
from torch import nn


class ConvLstm(nn.Module):
    """Shi et al. 2015 without peepholes: one convolution of input and state side by side for all gates."""

    def __init__(self, channels, kernel):
        super().__init__()
        self.channels = channels
        self.conv = nn.Conv2d(2 * channels, 4 * channels, kernel, padding=kernel // 2)

    def step(self, x, h, c):
        i, f, g, o = self.conv(torch.cat([x, h], 1)).chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c

    def forward(self, x):
        h = x.new_zeros(x.shape[1], self.channels, *x.shape[3:])
        c, ys = h, []
        for frame in x:
            h, c = self.step(frame, h, c)
            ys.append(h)
        return torch.stack(ys)


class Block(nn.Module):
    """A causal transformer block of 8 heads, normalized before."""

    def __init__(self, width, steps):
        super().__init__()
        self.layer = nn.TransformerEncoderLayer(width, 8, 4 * width, dropout=0.0, norm_first=True)
        self.mask = torch.triu(torch.full((steps, steps), float("-inf")), 1)

    def forward(self, x):
        return self.layer(x, src_mask=self.mask)


class DotPair(nn.Module):
    """LSTM encoder and decoder, dot scores behind the decoder's layer, for all steps at once (Luong et al. 2015)."""

    def __init__(self, width):
        super().__init__()
        self.reader, self.writer = nn.LSTM(width, width), nn.LSTM(width, width)
        self.table, self.combine, self.head = nn.Embedding(width, width), nn.Linear(2 * width, width, bias=False), nn.Linear(width, width)

    def forward(self, x, tokens):
        memory, state = self.reader(x)
        query, _ = self.writer(self.table(tokens), state)
        q, m = query.transpose(0, 1), memory.transpose(0, 1)
        context = torch.softmax(q @ m.transpose(1, 2), 2) @ m
        return self.head(torch.tanh(self.combine(torch.cat([context, q], 2)))).transpose(0, 1)


class AdditivePair(nn.Module):
    """The same with additive scores in front of the decoder's layer, within its loop (Bahdanau et al. 2015)."""

    def __init__(self, width):
        super().__init__()
        self.reader, self.cell = nn.LSTM(width, width), nn.LSTMCell(2 * width, width)
        self.table, self.head = nn.Embedding(width, width), nn.Linear(width, width)
        self.query, self.key, self.score = nn.Linear(width, width, bias=False), nn.Linear(width, width), nn.Linear(width, 1, bias=False)

    def forward(self, x, tokens):
        memory, (h, c) = self.reader(x)
        keys, h, c, ys = self.key(memory), h[0], c[0], []
        for given in self.table(tokens):
            weights = torch.softmax(self.score(torch.tanh(keys + self.query(h))).squeeze(-1), 0)
            context = (weights.unsqueeze(-1) * memory).sum(0)
            h, c = self.cell(torch.cat([given, context], 1), (h, c))
            ys.append(h)
        return self.head(torch.stack(ys))
