"""python -m unittest test_training (in models/training): what training, calibration and evaluation rest on."""
import unittest

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch.nn import functional as F

from augment import augmented
from calibrate import balanced_cut_off, cut_off_for_sensitivity, cut_off_for_specificity, platt
from depthwise import depthwise
from labels import LABELS, targets_of
from lesions import with_lesion
from measures import auc, calibration_error, resampled, same_origin_auc
from network import Ensemble, Network, standardized
from pictures import FROM_FILM, FROM_NOTHING, body
from train_gate import share


class Depthwise(unittest.TestCase):
    def test_gradients_are_those_of_torch(self) -> None:
        torch.manual_seed(1)
        for kernel in (3, 5):
            for stride in (1, 2):
                for side in (13, 16):
                    x = torch.randn(2, 3, side, side, dtype=torch.double, requires_grad=True)
                    weight = torch.randn(3, 1, kernel, kernel, dtype=torch.double, requires_grad=True)
                    wanted = F.conv2d(x, weight, None, stride, 0, 1, 3)
                    direction = torch.randn_like(wanted)
                    got = depthwise(x, weight, stride)
                    torch.testing.assert_close(got, wanted)
                    for ours, theirs in zip(torch.autograd.grad(got, (x, weight), direction), torch.autograd.grad(wanted, (x, weight), direction)):
                        torch.testing.assert_close(ours, theirs)


class Networks(unittest.TestCase):
    def test_a_logit_is_the_mean_of_its_map_plus_the_bias_and_the_border_is_not_seen(self) -> None:
        torch.manual_seed(2)
        network = Network("lite0").eval()
        film = torch.rand(1, 1, 224, 224)
        other = film.clone()
        other[:, :, :10] = 1
        other[:, :, :, -10:] = 0
        with torch.no_grad():
            logits, maps, gate = network.everything(film)
            torch.testing.assert_close(logits, maps.mean((2, 3)) + network.classifier.bias, rtol=1e-4, atol=1e-5)
            torch.testing.assert_close(logits, network(film), rtol=1e-4, atol=1e-5)
            for ours, theirs in zip((logits, maps, gate), network.everything(other)):
                torch.testing.assert_close(ours, theirs)
            torch.testing.assert_close(Ensemble([network, network])(film)[0], logits)

    def test_exposure_does_not_matter(self) -> None:
        film = torch.rand(1, 1, 224, 224) * 0.5
        torch.testing.assert_close(standardized(film), standardized(film * 1.5 + 0.1), rtol=0, atol=4e-2)


class Measures(unittest.TestCase):
    def setUp(self) -> None:
        random = np.random.default_rng(3)
        self.truths = (random.random(400) < 0.3).astype(float)
        # Rounded, so that there are ties.
        self.logits = np.round(random.normal(1.2 * self.truths - 1, 1), 1)

    def test_the_area_is_that_of_scikit_learn(self) -> None:
        self.assertAlmostEqual(auc(self.logits, self.truths), roc_auc_score(self.truths, self.logits), places=12)
        self.assertTrue(np.isnan(auc(self.logits, np.ones(400))))

    def test_pairs_of_one_origin_ignore_what_only_the_origin_tells(self) -> None:
        origins = np.where(self.truths > 0, "a", "b")
        origins[:200] = "c"
        told = np.where(origins == "a", 10.0, np.where(origins == "b", -10.0, 0.0))
        self.assertEqual(same_origin_auc(told, self.truths, origins), 0.5)

    def test_calibration_finds_slope_and_error(self) -> None:
        random = np.random.default_rng(4)
        logits = random.normal(0, 2, 20_000)
        truths = (random.random(20_000) < 1 / (1 + np.exp(-(0.5 * logits - 1)))).astype(float)
        fit = platt(logits, truths, np.ones(20_000))
        self.assertAlmostEqual(fit.slope, 0.5, delta=0.05)
        self.assertAlmostEqual(fit.intercept, -1, delta=0.05)
        self.assertLess(calibration_error(fit(logits), truths), 0.02)
        self.assertGreater(calibration_error(1 / (1 + np.exp(-logits)), truths), 0.1)
        with self.assertRaises(ValueError):
            platt(-logits, truths, np.ones(20_000))

    def test_cut_offs_keep_what_they_promise(self) -> None:
        weights = np.ones(400)
        chances = 1 / (1 + np.exp(-self.logits))
        self.assertGreaterEqual((chances[self.truths > 0] >= cut_off_for_sensitivity(chances, self.truths, 0.95)).mean(), 0.95)
        self.assertGreaterEqual((chances[self.truths == 0] < cut_off_for_specificity(chances, self.truths, weights, 0.95)).mean(), 0.95)
        best = balanced_cut_off(chances, self.truths, weights)
        gain = lambda cut: (chances[self.truths > 0] >= cut).mean() + (chances[self.truths == 0] < cut).mean()
        self.assertGreaterEqual(gain(best), max(gain(cut) for cut in (0.2, 0.3, 0.5)))

    def test_draws_take_whole_patients(self) -> None:
        patients = np.repeat(["one", "two", "three"], 5)
        sizes = resampled(lambda rows: float(len(rows) % 5), patients, times=50)
        self.assertEqual(set(sizes), {0.0})

    def test_a_share_of_nothing_still_has_an_upper_end(self) -> None:
        one = share(np.zeros(100, bool))
        self.assertEqual(one["low"], 0)
        self.assertAlmostEqual(one["high"], 0.037, places=3)


class Pictures(unittest.TestCase):
    def test_lesions_whiten_and_say_what_they_are(self) -> None:
        random = np.random.default_rng(5)
        film = body(random, "frontal")
        for _ in range(20):
            changed, targets = with_lesion(film, random)
            self.assertTrue((changed >= film).all() and (changed > film).any())
            self.assertEqual(targets[LABELS.index("abnormal")], 1)
            self.assertEqual(targets.sum(), 2)

    def test_every_picture_is_a_film_of_the_right_size(self) -> None:
        random = np.random.default_rng(6)
        film = body(random, "frontal")
        made = [maker(film, random) for makers in FROM_FILM.values() for maker in makers] + [maker(random) for maker in FROM_NOTHING["not_chest"]]
        for picture in [*made, body(random, "lateral")]:
            self.assertEqual((picture.shape, picture.dtype), ((224, 224), np.uint8))

    def test_the_same_seed_changes_films_in_the_same_way(self) -> None:
        films = np.stack([body(np.random.default_rng(7), "frontal")] * 4)
        first, second = (augmented(films, np.random.default_rng(8), 224) for _ in range(2))
        torch.testing.assert_close(first, second, rtol=0, atol=0)
        self.assertGreater(float((first[0] - first[1]).abs().mean()), 0.01)


class Labels(unittest.TestCase):
    def test_words_become_targets(self) -> None:
        self.assertEqual(sum(targets_of(frozenset({"normal"}))), 0)
        pneumonia = targets_of(frozenset({"pneumonia", "mass"}))
        self.assertEqual([label for label, value in zip(LABELS, pneumonia) if value], ["abnormal", "opacity", "mass_or_nodule"])
        self.assertEqual(targets_of(frozenset({"hernia"})), [1.0, *[0.0] * 10])
        with self.assertRaises(ValueError):
            targets_of(frozenset())


if __name__ == "__main__":
    unittest.main()
