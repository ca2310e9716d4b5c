"""A contribution's tables under the base's descriptor and schemas."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from validator.findings import Finding
from validator.limits import Limits
from validator.tables import standard
from validator.tables.package import DESCRIPTOR, Package, locate, open_package
from validator.tables.paths import inside


def adopt(base: Package, path: Path, limits: Limits) -> tuple[Package, list[Finding]]:
    """The contribution at `path` as `base` describes it, and every fault of its own descriptor.

    Tables that only the contribution has keep its schemas.
    """
    own, findings = open_package(path, limits, _documents(base.root))
    root = locate(path).parent
    resources = []
    for resource in base.resources:
        file, refusal = inside(root, resource.path)
        if file is not None:
            resources.append(dataclasses.replace(resource, file=file))
            continue
        message = f'the path of resource "{resource.name}" {refusal[1]}'
        found = refusal[0].found(message, file=DESCRIPTOR, value=resource.path)
        findings += [found] if found not in findings else []
    names = {resource.name.lower() for resource in base.resources}
    added = [item for item in own.resources if item.name.lower() not in names] if own else []
    return Package(root, base.descriptor, (*resources, *added)), findings


def _documents(root: Path) -> Callable[[str], Any]:
    """The profile as the base has it; where it has none, the one that came with the tool."""

    def document(name: str) -> Any:
        file = root / "schema" / f"{name}.json"
        return json.loads(file.read_bytes()) if file.is_file() else standard.document(name)

    return document
