"""A depthwise convolution whose gradients are fast on a CPU.

oneDNN takes 0.2 s for the input gradient of one stride-2 layer and 0.1 s for the weight gradient of one 5 x 5 layer (bfloat16, 32 films,
2 cores); both can be said with the stride-1, 3 x 3 operations that take a few milliseconds.
"""
import torch
from torch import Tensor
from torch.nn import functional as F

Pair = tuple[int, int]


def depthwise(x: Tensor, weight: Tensor, stride: int) -> Tensor:
    """`DepthwiseConv`, in the precision that autocast asks for."""
    if torch.is_autocast_enabled("cpu"):
        weight = weight.to(torch.get_autocast_dtype("cpu"))
        x = x.to(weight.dtype)
    return DepthwiseConv.apply(x, weight, stride)


class DepthwiseConv(torch.autograd.Function):
    """x N x C x H x W, weight C x 1 x K x K (K 3 or 5), stride 1 or 2, no padding (the caller pads) -> N x C x H' x W'."""

    @staticmethod
    def forward(context, x: Tensor, weight: Tensor, stride: int) -> Tensor:
        context.save_for_backward(x, weight)
        context.stride = stride
        return F.conv2d(x, weight, None, stride, 0, 1, len(weight))

    @staticmethod
    def backward(context, gradient: Tensor) -> tuple[Tensor, Tensor, None]:
        x, weight = context.saved_tensors
        kernel = weight.shape[-1]
        full = spread(gradient, (x.shape[2] - kernel + 1, x.shape[3] - kernel + 1), context.stride)
        x_gradient = F.conv2d(full, weight.flip(2, 3), None, 1, kernel - 1, 1, len(weight)) if context.needs_input_grad[0] else None
        return x_gradient, weight_gradient(x, full, kernel), None


def spread(gradient: Tensor, size: Pair, stride: int) -> Tensor:
    """The gradient of a stride-1 layer of which only every second output was taken."""
    if stride == 1:
        return gradient
    full = torch.zeros(*gradient.shape[:2], *size, dtype=gradient.dtype).to(memory_format=torch.channels_last)
    full[:, :, ::stride, ::stride] = gradient
    return full


def weight_gradient(x: Tensor, gradient: Tensor, kernel: int) -> Tensor:
    rows, columns = gradient.shape[2:]
    if kernel == 3:
        return three_by_three(x, gradient)
    result = torch.empty(x.shape[1], 1, kernel, kernel, dtype=x.dtype)
    for top in (0, kernel - 3):
        for left in (0, kernel - 3):
            part = x[:, :, top : top + rows + 2, left : left + columns + 2].contiguous(memory_format=torch.channels_last)
            result[:, :, top : top + 3, left : left + 3] = three_by_three(part, gradient)
    return result


def three_by_three(x: Tensor, gradient: Tensor) -> Tensor:
    weight = x.new_empty(x.shape[1], 1, 3, 3)
    _, result, _ = torch.ops.aten.convolution_backward(
        gradient, x, weight, None, [1, 1], [0, 0], [1, 1], False, [0, 0], x.shape[1], [False, True, False],
    )
    return result
