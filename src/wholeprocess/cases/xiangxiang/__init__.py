"""Xiangxiang (湘乡市): a year's suggestions, the towns' projects, a dam raised to two levels."""
