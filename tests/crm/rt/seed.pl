#!/usr/bin/perl
# Seeds a Request Tracker 5 database through RT's own Perl API (scrips, transactions,
# role groups and custom fields all real), with the clock moved back per message.
#
#   RT_SITE_CONFIG=... RT_SITE_CONFIG_DIR=... perl seed.pl seed   seed.json [map.json]
#   RT_SITE_CONFIG=... RT_SITE_CONFIG_DIR=... perl seed.pl say    TICKET USER reply|comment  < text
#   RT_SITE_CONFIG=... RT_SITE_CONFIG_DIR=... perl seed.pl dump [USER]          (JSON to stdout, as shown to USER)
use strict; use warnings; use utf8;

our $FAKE;                                   # epoch, undef = real clock
BEGIN {                                      # must be in force before any RT module is compiled
    no warnings 'once';
    *CORE::GLOBAL::time   = sub () { defined $main::FAKE ? $main::FAKE : CORE::time() };
    *CORE::GLOBAL::gmtime = sub (;$) { CORE::gmtime( @_ ? $_[0] : defined $main::FAKE ? $main::FAKE : CORE::time() ) };
    *CORE::GLOBAL::localtime = sub (;$) { CORE::localtime( @_ ? $_[0] : defined $main::FAKE ? $main::FAKE : CORE::time() ) };
}
use lib '/usr/share/request-tracker5/lib', '/usr/local/share/request-tracker5/lib';
use JSON ();
use MIME::Entity; use Encode ();
use Time::Local ();
use RT;

RT::LoadConfig(); RT::Init();
my $JSON = JSON->new->utf8->canonical->pretty;
my $TZ = 8 * 3600;                           # seed file speaks Asia/Shanghai
my $NOW = $ENV{RITESIDE_RT_NOW} || CORE::time();

sub at {                                     # (daysAgo, "HH:MM" Shanghai) -> epoch
    my ($d, $hm) = @_;
    my ($h, $m) = split /:/, $hm;
    my @l = CORE::gmtime($NOW + $TZ - $d * 86400);
    return Time::Local::timegm(0, $m, $h, @l[3, 4, 5]) - $TZ;
}
sub ok { my ($st, $msg) = @_; die "seed: $msg\n" unless $st; return $st }
sub slurp { open my $f, '<:raw', $_[0] or die "$_[0]: $!"; local $/; <$f> }
sub current { my $u = RT::CurrentUser->new; $u->Load($_[0]); $u->Id or die "no user $_[0]"; $u }
sub mime {
    my ($user, $subject, $m) = @_;
    my $html = defined $m->{html};
    return MIME::Entity->build(
        Type => $html ? 'text/html' : 'text/plain', Charset => 'UTF-8', Encoding => '8bit',
        From => Encode::encode('UTF-8', $user->EmailAddress), Subject => Encode::encode('UTF-8', $subject),
        Data => [ Encode::encode('UTF-8', $html ? $m->{html} : $m->{text}) ] );
}
sub grant { my ($p, $obj, @r) = @_; for (@r) { my ($s, $msg) = $p->GrantRight(Right => $_, Object => $obj); $s or $msg =~ /already/ or die "grant $_: $msg" } }

my $cmd = shift // 'help';
if ($cmd eq 'seed') { seed(@ARGV) }
elsif ($cmd eq 'say') { say_(@ARGV) }
elsif ($cmd eq 'dump') { dump_(@ARGV) }
else { die "usage: seed FILE [MAP] | say TICKET USER reply|comment | dump [USER]\n" }
exit 0;

sub seed {
    my ($file, $mapfile) = @_;
    my $d = $JSON->decode(slurp($file));
    my $sys = RT->SystemUser;
    $FAKE = at(60, '09:00');

    my $q = RT::Queue->new($sys);
    $q->Load($d->{queue}{name});
    die "queue $d->{queue}{name} exists already: seed wants a fresh database (run: init)\n" if $q->Id;
    ok $q->Create(Name => $d->{queue}{name}, Description => $d->{queue}{description},
        CorrespondAddress => $d->{queue}{correspond}, CommentAddress => $d->{queue}{comment});

    my %cf;
    for my $c (@{ $d->{customFields} }) {
        my $cf = RT::CustomField->new($sys);
        ok $cf->Create(Name => $c->{name}, Type => $c->{type}, Description => $c->{description},
            LookupType => RT::Ticket->CustomFieldLookupType, Queue => 0,
            ($c->{pattern} ? (Pattern => $c->{pattern}) : ()));
        my $i = 0;
        for my $v (@{ $c->{values} || [] }) { ok $cf->AddValue(Name => $v, SortOrder => $i++) }
        ok $cf->AddToObject($q);
        $cf{ $c->{name} } = $cf->Id;
    }

    my $g = RT::Group->new($sys);
    ok $g->CreateUserDefinedGroup(Name => $d->{group}{name}, Description => $d->{group}{description});
    grant($g->PrincipalObj, $q, qw(SeeQueue ShowTicket ShowTicketComments ShowOutgoingEmail CreateTicket ReplyToTicket
        CommentOnTicket OwnTicket TakeTicket StealTicket ReassignTicket ModifyTicket Watch ForwardMessage SeeCustomField ModifyCustomField));
    grant($g->PrincipalObj, RT->System, qw(ModifySelf ShowUserHistory
        LoadSavedSearch CreateSavedSearch EditSavedSearches ShowSavedSearches
        SeeDashboard SeeOwnDashboard CreateOwnDashboard ModifyOwnDashboard DeleteOwnDashboard ShowArticlesMenu));
    my $priv = RT::Group->new($sys); $priv->LoadSystemInternalGroup('Privileged');
    my $everyone = RT::Group->new($sys); $everyone->LoadSystemInternalGroup('Everyone');
    grant($everyone->PrincipalObj, $q, qw(CreateTicket ReplyToTicket));
    my $reqrole = RT::Group->new($sys); $reqrole->LoadRoleGroup(Object => $q, Name => 'Requestor');
    grant($reqrole->PrincipalObj, $q, qw(ShowTicket));

    my %user;
    for my $s (@{ $d->{staff} }) {
        my $u = RT::User->new($sys);
        ok $u->Create(Name => $s->{name}, RealName => $s->{realName}, NickName => $s->{nick}, EmailAddress => $s->{email},
            Password => $s->{password}, Privileged => 1, Lang => $s->{lang}, Signature => $s->{signature}, Timezone => 'Asia/Shanghai');
        ok $g->AddMember($u->PrincipalId);
        $user{ $s->{key} } = $u;
    }
    for my $c (@{ $d->{customers} }) {
        my $u = RT::User->new($sys);
        ok $u->Create(Name => $c->{name}, RealName => $c->{realName}, EmailAddress => $c->{email}, Privileged => 0,
            MobilePhone => $c->{mobile}, City => $c->{city}, Organization => $c->{org}, Comments => $c->{comments});
        $user{ $c->{key} } = $u;
    }

    my %map;
    # oldest ticket first, so that ids rise with age of creation as in a live system
    my @t = sort { at(@{ $a->{messages}[0] }{qw(daysAgo at)}) <=> at(@{ $b->{messages}[0] }{qw(daysAgo at)}) } @{ $d->{tickets} };
    for my $t (@t) {
        my $cust = $user{ $t->{customer} };
        my @m = @{ $t->{messages} };
        my $first = shift @m;
        $FAKE = at(@$first{qw(daysAgo at)});
        my $tk = RT::Ticket->new(current($cust->Name));
        my ($id, $txn, $msg) = $tk->Create(Queue => $q->Id, Subject => $t->{subject}, Requestor => $cust->EmailAddress,
            MIMEObj => mime($cust, $t->{subject}, $first), InitialPriority => $t->{priority});
        $id or die "ticket $t->{key}: $msg";
        my @ids = ($txn);
        # a customer may not set custom fields (Create would drop them with no error): staff does, as in a real queue
        my $clerk = RT::Ticket->new(current($user{ $t->{owner} || $d->{staff}[0]{key} }->Name)); $clerk->Load($id);
        $FAKE += 120;
        for my $c (@{ $d->{customFields} }) {
            my $v = $t->{cf}{ $c->{name} };
            ok $clerk->AddCustomFieldValue(Field => $cf{ $c->{name} }, Value => $v) if defined $v;
        }
        if ($t->{owner}) {
            $FAKE += 180;
            my $o = RT::Ticket->new(current($user{ $t->{owner} }->Name)); $o->Load($id);
            ok $o->SetOwner($user{ $t->{owner} }->Id);
            ok $o->SetStatus('open') if $o->Status eq 'new' && $t->{status} ne 'new';
        }
        for my $m (@m) {
            $FAKE = at(@$m{qw(daysAgo at)});
            my $who = $m->{from} eq 'customer' ? $cust : $user{ $m->{from} };
            my $o = RT::Ticket->new(current($who->Name)); $o->Load($id);
            my $meth = $m->{kind} eq 'comment' ? 'Comment' : 'Correspond';
            my ($st, $mm, $tx) = $o->$meth(MIMEObj => mime($who, $t->{subject}, $m));
            $st or die "$t->{key}: $mm";
            push @ids, $tx->Id;
        }
        my $o = RT::Ticket->new($sys); $o->Load($id);
        # scrip "On Correspond Open Inactive Tickets" may have moved the status: put it where the seed wants it
        if ($o->Status ne $t->{status}) {
            $FAKE += 60;
            my $as = RT::Ticket->new($t->{owner} ? current($user{ $t->{owner} }->Name) : $sys); $as->Load($id);
            ok $as->SetStatus($t->{status});
        }
        $map{ $t->{key} } = { id => $id + 0, txns => [ map { $_ + 0 } @ids ], requestorId => $cust->Id + 0 };
    }
    $FAKE = undef;
    my $out = { now => $NOW + 0, queue => $d->{queue}{name}, tickets => \%map,
        users => { map { $_ => $user{$_}->Id + 0 } keys %user }, customFields => { map { $_ => $cf{$_} + 0 } keys %cf } };
    if ($mapfile) { open my $f, '>:raw', $mapfile or die $!; print $f $JSON->encode($out); close $f }
    print 'seeded ', scalar(keys %map), ' tickets, ', scalar(keys %user), " users\n";
}

sub say_ {
    my ($id, $name, $kind) = @_;
    my $text = do { local $/; binmode STDIN, ':encoding(UTF-8)'; <STDIN> };
    my $u = current(Encode::decode('UTF-8', $name));
    my $t = RT::Ticket->new($u); $t->Load($id); $t->Id or die "no ticket $id";
    my $meth = $kind eq 'comment' ? 'Comment' : 'Correspond';
    my ($st, $msg, $tx) = $t->$meth(MIMEObj => mime($u->UserObj, $t->Subject // '', { text => $text }));
    ok $st, $msg; print $tx->Id, "\n";
}

# What is really in the database, and how RT would show it to USER (dates in their zone, language and format): the oracle.
sub dump_ {
    my $reader = current(Encode::decode('UTF-8', $_[0] // 'root'));
    my $time = sub {
        my $d = RT::Date->new($reader); $d->Set(Format => 'sql', Value => $_[0]);
        return $d->Unix ? { utc => $d->W3CDTF(Timezone => 'utc'), shown => $d->AsString } : undef;
    };
    my $ts = RT::Tickets->new(RT->SystemUser); $ts->FromSQL('id > 0'); $ts->OrderBy(FIELD => 'id');
    my @o;
    while (my $t = $ts->Next) {
        my $customer = $t->Requestors->UserMembersObj->First;
        my %r = (id => $t->Id + 0, subject => $t->Subject, status => $t->Status, statusShown => $reader->loc($t->Status),
            created => $time->($t->Created), customer => { name => $customer->RealName, email => $customer->EmailAddress },
            cf => {}, messages => []);
        my $cfs = $t->CustomFields;
        while (my $cf = $cfs->Next) { $r{cf}{ $cf->Name } = $t->FirstCustomFieldValue($cf->Id) }
        my $txs = $t->Transactions; $txs->Limit(FIELD => 'Type', VALUE => $_, ENTRYAGGREGATOR => 'OR') for qw(Create Correspond Comment);
        while (my $x = $txs->Next) {
            my $by = $x->CreatorObj; my $body = $x->ContentObj;
            push @{ $r{messages} }, { txn => $x->Id + 0, type => $x->Type, at => $time->($x->Created),
                creator => { login => $by->Name, name => $by->RealName, isCustomer => $by->Id == $customer->Id ? JSON::true : JSON::false },
                mime => $body->ContentType, content => $body->Content };
        }
        push @o, \%r;
    }
    print $JSON->encode(\@o);
}
