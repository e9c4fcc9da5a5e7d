"""Laboratories and innovation centres."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="innovation-sites",
    group="innovation",
    order=2,
    title=Text("实验室与创新中心", "Labs, innovation centres"),
    description=Text(
        "天府实验室、国家级创新中心等点位",
        "Tianfu laboratories, national innovation centres and the like",
    ),
    places=(
        "tianfu-lab-xinglonghu",
        "tianfu-lab-yongxing",
        "tianfu-lab-jiangxi",
        "tianfu-lab-jincheng-east",
        "tianfu-lab-jincheng-hightech",
        "chengdu-eco-island",
        "west-tech-transfer-center",
        "sichuan-ai-academy",
        "aviation-equipment-center",
        "uav-test-base",
        "sichuan-tibet-railway-center",
        "national-medical-center",
        "precision-medicine-center",
        "isotope-center",
    ),
)
