"""Voting (投票): stations, meetings, mobile boxes, proxies, ballots given out and returned."""
