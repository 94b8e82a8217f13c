"""Data in and out (数据交换): one format a module."""
