#!/usr/bin/env python3
"""A create request from the caller's values to a signed request: the vendors' official Python SDKs beside the generated clients.

    python3 -m venv sdks && sdks/bin/pip install tencentcloud-sdk-python-vpc huaweicloudsdkvpc huaweicloudsdker \\
        alibabacloud_smartag20180313 alibabacloud_expressconnectrouter20230901
    cargo bench --package flowlog-tests --no-run
    sdks/bin/python tests/peers/sdk.py

The values are those of the pages' examples, from `tests/vectors`. Where an SDK would send through `requests`, an exception ends the call: what is timed
is the request object, its serialization, its signature, and the HTTP request made ready. Ours is the group `prepare_and_sign` of the benchmarks, run by the same command.
"""

import importlib
import importlib.metadata
import json
import re
import timeit

from shared import REPOSITORY, keep, median, run


class Sent(BaseException):
    """The request is ready. No error, so that no SDK takes it for one and tries again."""


def stop(*_, **__):
    raise Sent


def inputs(service):
    return json.loads((REPOSITORY / f"tests/vectors/{service}/create__seed_example.json").read_text())["inputs"]


def tencentcloud_vpc():
    from tencentcloud.common import credential
    from tencentcloud.vpc.v20170312 import models, vpc_client
    client = vpc_client.VpcClient(credential.Credential("AKIDEXAMPLE", "secret"), "ap-guangzhou")
    values = inputs("tencent-vpc")

    def call():
        request = models.CreateFlowLogRequest()
        for name, value in values.items():
            setattr(request, name, value)
        client.CreateFlowLog(request)
    return "tencentcloud-sdk-python-vpc", call


def huaweicloud(service, package, client, body, flow_log):
    """`package` is the module of one version; the others are names of its classes."""
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    module = importlib.import_module(package)
    client, request, body, flow_log = (getattr(module, name) for name in (client, "CreateFlowLogRequest", body, flow_log))
    values = inputs(service)
    path = values["path"]
    credentials = BasicCredentials("AKEXAMPLE", "secret", path.pop("project_id"))
    client = client.new_builder().with_credentials(credentials).with_endpoint("https://example.com").build()

    def call():
        client.create_flow_log(request(**path, body=body(flow_log=flow_log(**values["body"]["flow_log"]))))
    return package.split(".")[0], call


def huaweicloud_vpc():
    return huaweicloud("huawei-vpc", "huaweicloudsdkvpc.v2", "VpcClient", "CreateFlowLogReqBody", "CreateFlowLogReq")


def huaweicloud_er():
    return huaweicloud("huawei-er", "huaweicloudsdker.v3", "ErClient", "CreateFlowLogRequestBody", "FlowLogRequest")


def alibabacloud(service, package):
    from alibabacloud_tea_openapi.models import Config
    client = importlib.import_module(f"{package}.client").Client(
        Config(access_key_id="LTAIEXAMPLE", access_key_secret="secret", endpoint="example.com", region_id="cn-shanghai"))
    models = importlib.import_module(f"{package}.models")
    values = inputs(service)

    def call():
        client.create_flow_log(models.CreateFlowLogRequest().from_map(values))
    return package, call


def alibabacloud_smartag():
    return alibabacloud("alibaba-smartag", "alibabacloud_smartag20180313")


def alibabacloud_ecr():
    return alibabacloud("alibaba-ecr", "alibabacloud_expressconnectrouter20230901")


def without_network():
    """All five send through this method of `requests`: it is the network call, and all that is before it is theirs."""
    from requests.adapters import HTTPAdapter
    HTTPAdapter.send = stop


def microseconds(call, repeats=7, seconds=0.5):
    """Times of one call, the mean of many, several times over."""
    def once():
        try:
            call()
        except Sent:
            return
        raise AssertionError("the SDK sent nothing")

    once()
    number = max(1, int(seconds / (timeit.timeit(once, number=50) / 50)))
    return [timeit.timeit(once, number=number) / number * 1e6 for _ in range(repeats)]


def ours():
    """Median microseconds of each create, as divan prints them."""
    end, _, _, printed = run(["cargo", "bench", "--quiet", "--package", "flowlog-tests", "--bench", "speed", "--", "prepare_and_sign"], REPOSITORY)
    assert end == "done", printed
    units = {"ns": 1e-3, "µs": 1.0, "ms": 1e3}
    cell = r"([\d.]+) (ns|µs|ms)"
    rows = re.findall(rf"([a-z]+\.[a-z]+)\s+{cell}\s+│\s+{cell}\s+│\s+{cell}", printed)
    return {row[0]: float(row[5]) * units[row[6]] for row in rows}


def main():
    without_network()
    generated, figures = ours(), {}
    for name, prepare in [("tencentcloud.vpc", tencentcloud_vpc), ("huaweicloud.vpc", huaweicloud_vpc), ("huaweicloud.er", huaweicloud_er),
                          ("alibabacloud.smartag", alibabacloud_smartag), ("alibabacloud.ecr", alibabacloud_ecr)]:
        package, call = prepare()
        times = microseconds(call)
        figures[name] = {"sdk": f"{package} {importlib.metadata.version(package)}", "python": times, "ours": generated[name],
                         "ratio": median(times) / generated[name]}
        print(f"{name:>22}: {median(times):6.0f} µs in Python, {generated[name]:6.2f} µs here: 1/{figures[name]['ratio']:.0f}")
    keep("sdk", figures)


if __name__ == "__main__":
    main()
