"""Quzici (屈子祠镇): a town's livelihood projects through three votes, 2019 to 2021."""
