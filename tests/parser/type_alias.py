type X = int
type Y[T: (int, str) = int, *U = *tuple[int], **V = [int]] = dict[T, U]
