"""The standing committee itself (常务委员会): its members and its meetings."""
