"""Nothing phones home: telemetry of the libraries below is switched off before they load."""

import os

_OFF = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_WAIT_POLICY": "passive",  # the encoder's threads sleep while they wait …
    "GOMP_SPINCOUNT": "2000",  # … but not for less than it takes to wake them
}


def quiet() -> None:
    """Set the switches; a tracing variable that the user exported does not survive."""
    os.environ.update(_OFF)
