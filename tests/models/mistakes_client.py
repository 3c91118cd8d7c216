"""The mistakes of ``mistakes.py`` in calls: in parameters, and in bodies as keywords."""

from package_client import Client
from package_client.models import Order

client = Client()
client.find("open", any=["open", "closed"], not_="closed", x_all="open", size=2)
client.replace("open", body_status="closed", all=["open"], size=1, counts={"a": 1})
client.replace("open", Order(status="open"))
client.find("nonsense")  # refused: in a path
client.find("open", any=["nonsense"])  # refused: items of a query
client.find("open", not_="nonsense")  # refused: one that may be null
client.find("open", x_all="nonsense")  # refused: allOf, in a header
client.find("open", size=4)  # refused: integers, in a cookie
client.replace("nonsense", body_status="open")  # refused: a parameter of the path
client.replace("open", body_status="nonsense")  # refused: a member of the body
client.replace("open", body_status="open", maybe="nonsense")  # refused: one that may be null
client.replace("open", body_status="open", all=["nonsense"])  # refused: in items
client.replace("open", body_status="open", by_name={"a": "nonsense"})  # refused: in a map
client.replace("open", body_status="open", also="nonsense")  # refused: allOf around it
client.replace("open", body_status="open", size=4)  # refused: integers to choose from
client.replace("open", body_status="open", tags=[1])  # refused: an array
client.replace("open", body_status="open", counts={"a": "b"})  # refused: a map
client.replace("open", body_status="open", sure=False)  # refused: a constant
client.replace("open", body_status="open", pay="1")  # refused: a union of classes
client.replace("open", maybe="open")  # refused: without a member that is required
client.replace("open")  # refused: without a body
client.replace("open", Order(status="open"), body_status="open")  # refused: a body twice
