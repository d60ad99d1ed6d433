#!/usr/bin/perl
# Counts a roster person by person and day by day, by the definitions as they stand in the law and in
# no cleverer way: an answer that owes nothing to the program. Prints question,item,by,group,stat,value
# for every number above 0, in no order.
#   count.pl FROM TO < roster.csv      (UTF-8, no quoted cells, the heads of samples/staff/roster.csv)
use strict;
use warnings;
use utf8;
use Time::Local qw(timegm);
binmode $_, ':encoding(UTF-8)' for *STDIN, *STDOUT;

my ($from, $to) = @ARGV;
my %first = (明治 => 1868, 大正 => 1912, 昭和 => 1926, 平成 => 1989, 令和 => 2019,
    M => 1868, T => 1912, S => 1926, H => 1989, R => 2019);
my @days = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

sub leap { my $y = shift; return $y % 4 == 0 && ($y % 100 != 0 || $y % 400 == 0) }

sub date { # a text as yyyymmdd, '' for blank, 'bad'
    my $text = shift;
    $text =~ tr/０-９．Ａ-Ｚａ-ｚ/0-9.A-Za-z/;
    return '' if $text eq '';
    my ($y, $m, $d);
    if ($text =~ /^(明治|大正|昭和|平成|令和|[MTSHR])(元|\d+)[年.](\d+)[月.](\d+)日?$/) {
        ($y, $m, $d) = ($first{$1} - 1 + ($2 eq '元' ? 1 : $2), $3, $4);
    } elsif ($text =~ m{^(\d{4})[/-](\d+)[/-](\d+)$}) {
        ($y, $m, $d) = ($1, $2, $3);
    } else {
        return 'bad';
    }
    return 'bad' if $m < 1 || $m > 12 || $d < 1 || $d > $days[$m] + ($m == 2 && leap($y));
    return sprintf '%04d%02d%02d', $y, $m, $d;
}

sub number { # days since 1970
    my ($y, $m, $d) = $_[0] =~ /^(....)(..)(..)$/;
    return timegm(0, 0, 0, $d, $m - 1, $y) / 86400;
}

sub age_on { # full age; a birthday of 29 February is 1 March in common years
    my ($birth, $day) = @_;
    my ($y, $md) = (substr($birth, 0, 4), substr $birth, 4);
    my ($now, $now_md) = (substr($day, 0, 4), substr $day, 4);
    return $now - $y - ($now_md lt $md ? 1 : 0);
}

sub wareki { # of a year, 令和 from a day on
    my ($year, $new) = @_;
    my ($era, $n) = $year >= $new ? ('令和', $year - 2018) : $year >= 1989 ? ('平成', $year - 1988)
        : ('昭和', $year - 1925);
    return $era . ($n == 1 ? '元' : $n);
}
sub year_label { return wareki($_[0], 2020) . '年' }     # 1 April 2019 was 平成31年
sub fiscal_label { return wareki($_[0], 2019) . '年度' } # 令和元年度

sub bands {
    my $age = shift;
    my @found = ([age => $age]);
    for my $scheme ([age12 => 4, 60], [age5 => 5, 65], [age10 => 10, 60]) {
        my ($name, $width, $last) = @$scheme;
        my $low = 20 + int(($age - 20) / $width) * $width;
        push @found, [$name => $age < 20 ? '20歳未満' : $age >= $last ? "${last}歳以上"
            : $low . '～' . ($low + $width - 1) . '歳'];
    }
    return @found;
}

my (%n, %seen, @people);
sub count { $n{join ',', @_}++ }

<STDIN>;
while (<STDIN>) {
    s/\r?\n//;
    my ($id, $sex, $birth, $hire, $leave, $reason, $job, $grade, $department, $employment) =
        map { defined $_ ? $_ : '' } split /,/, $_, -1;
    next if $seen{$_}++;
    ($birth, $hire, $leave) = map { date($_) } $birth, $hire, $leave;
    next if $hire eq '' || $hire eq 'bad' || $leave eq 'bad' || ($leave ne '' && $leave lt $hire);
    $birth = '' if $birth eq 'bad';
    $leave = '99999999' if $leave eq '';
    for my $year ($from .. $to) {
        my $day = $year . '0401';
        count('employment', $employment, 'year', year_label($year), 'n') if $hire le $day && $leave ge $day;
    }
    push @people, {sex => $sex, birth => $birth, hire => $hire, leave => $leave, reason => $reason,
        job => $job, grade => $grade, department => $department} if $employment eq '正規';
}

sub count_stock {
    my ($p, $year) = @_;
    my ($day, $label) = ($year . '0401', year_label($year));
    my @ages = $p->{birth} eq '' ? map { [$_ => '不明'] } qw(age age12 age5 age10)
        : bands(age_on($p->{birth}, $day));
    for my $age (@ages) {
        count(@$age, 'year', $label, 'n');
        next if $age->[0] eq 'age5';
        for my $by (qw(sex job grade department)) {
            next if $age->[0] eq 'age' && $by eq 'department';
            count(@$age, "year:$by", "$label / $p->{$by}", 'n');
        }
    }
    count($_, $p->{$_}, 'year', $label, 'n') for qw(sex job grade department);
    count('grade', $p->{grade}, "year:$_", "$label / $p->{$_}", 'n') for qw(sex department);
    count('service', age_on($p->{hire}, $day), 'year', $label, 'n');
}

sub count_flow_of { # the flow of all, or of the job
    my ($p, $year, $by, $group) = @_;
    my ($start, $end, $next) = ($year . '0401', ($year + 1) . '0331', ($year + 1) . '0401');
    my $is_here = $p->{hire} le $start && $p->{leave} ge $start;
    my $leaves = $p->{leave} ge $start && $p->{leave} le $end;
    my @flow = ('flow', '', $by, $group);
    my $age = $p->{birth} eq '' ? 0 : age_on($p->{birth}, $start);
    count(@flow, 'stock') if $is_here;
    $n{join ',', @flow, 'age_sum'} += $age if $is_here;
    count(@flow, 'stock_next') if $p->{hire} le $next && $p->{leave} ge $next;
    if ($leaves) {
        count(@flow, 'leavers');
        count(@flow, 'retired') if $p->{reason} eq '定年退職';
        count(@flow, 'quit') if $p->{reason} eq '普通退職';
        $n{join ',', @flow, 'leavers_age_sum'} += $age;
        count(@flow, 'in_year') if !$is_here;
    }
    if ($p->{hire} gt $start && $p->{hire} le $next) {
        count(@flow, 'hires');
        my $then = $p->{birth} eq '' ? '不明' : age_on($p->{birth}, $next);
        count('hire_age', $then, $by, $group, 'n');
        $n{join ',', @flow, 'hires_age_sum'} += $then if $then ne '不明';
    }
}

sub count_flow {
    my ($p, $year) = @_;
    my ($label, $start, $end) = (fiscal_label($year), $year . '0401', ($year + 1) . '0331');
    my $is_here = $p->{hire} le $start && $p->{leave} ge $start;
    my $leaves = $p->{leave} ge $start && $p->{leave} le $end;
    my $age = $p->{birth} eq '' ? 0 : age_on($p->{birth}, $start);
    count_flow_of($p, $year, 'year', $label);
    count_flow_of($p, $year, 'year:job', "$label / $p->{job}");
    count('leaving_reason', $p->{reason}, 'year', $label, 'n') if $leaves;
    return if !$is_here || $p->{birth} eq '';
    for my $group (['', ''], ['job', $p->{job}], ['job', '']) {
        my @rate = ('leave_rate', $age, @$group);
        count(@rate, 'exposure');
        count(@rate, 'exits') if $leaves && $p->{reason} eq '普通退職';
        count(@rate, 'exits_all') if $leaves && $p->{reason} ne '定年退職';
    }
}

# Days of service: the first is 1. At risk on day t: the calendar day hire + t - 1 lies in the window
# and is a day of service.
sub count_tenure {
    my ($start, $end) = (number($from . '0401'), number($to . '0331'));
    my %events;
    for my $p (@people) {
        my $hire = number($p->{hire});
        my $last = $p->{leave} eq '99999999' ? $end : number($p->{leave});
        my $is_event = $last >= $start && $last <= $end && $p->{leave} ne '99999999' &&
            $p->{reason} eq '普通退職';
        $p->{span} = [$hire, $last < $end ? $last : $end];
        $events{$last - $hire + 1}{$p->{sex}}++ if $is_event;
    }
    for my $t (keys %events) {
        for my $p (@people) {
            my $day = $p->{span}[0] + $t - 1;
            next if $day < $start || $day > $p->{span}[1];
            count('tenure', $t, @$_, 'at_risk') for ['', ''], ['sex', ''], ['sex', $p->{sex}];
        }
        for my $sex (keys %{$events{$t}}) {
            $n{"tenure,$t,$_,events"} += $events{$t}{$sex} for ',', 'sex,', "sex,$sex";
        }
    }
}

for my $p (@people) {
    for my $year ($from .. $to) {
        my $day = $year . '0401';
        count_stock($p, $year) if $p->{hire} le $day && $p->{leave} ge $day;
        count_flow($p, $year) if $year < $to;
    }
}
count_tenure();
print "$_,$n{$_}\n" for grep { $n{$_} > 0 } keys %n;
