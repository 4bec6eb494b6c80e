use strict;
use warnings;

print "declared\n";
