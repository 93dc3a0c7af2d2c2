<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en_GB">
  <context>
    <name>AfterWords</name>
    <message numerus="yes">
      <source>You practised for %n minute(s)</source>
      <translation>
        <numerusform>You practised for %n minute</numerusform>
        <numerusform>You practised for %n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Count</name>
    <message numerus="yes">
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) a week</source>
      <translation>
        <numerusform>%n day a week</numerusform>
        <numerusform>%n days a week</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) of practice this week</source>
      <translation>
        <numerusform>%n day of practice this week</numerusform>
        <numerusform>%n days of practice this week</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) this week, {0} planned</source>
      <translation>
        <numerusform>%n day this week, {0} planned</numerusform>
        <numerusform>%n days this week, {0} planned</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problem(s)</source>
      <translation>
        <numerusform>%n problem</numerusform>
        <numerusform>%n problems</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n second(s)</source>
      <translation>
        <numerusform>%n second</numerusform>
        <numerusform>%n seconds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n session(s)</source>
      <translation>
        <numerusform>%n session</numerusform>
        <numerusform>%n sessions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n spoken line(s)</source>
      <translation>
        <numerusform>%n spoken line</numerusform>
        <numerusform>%n spoken lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n week(s)</source>
      <translation>
        <numerusform>%n week</numerusform>
        <numerusform>%n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0} of %n day(s) this week</source>
      <translation>
        <numerusform>{0} of %n day this week</numerusform>
        <numerusform>{0} of %n days this week</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DaysOffPage</name>
    <message numerus="yes">
      <source>Keep these %n day(s)</source>
      <translation>
        <numerusform>Keep these %n day</numerusform>
        <numerusform>Keep these %n days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Diary</name>
    <message numerus="yes">
      <source>%n day(s) of practice in a row.</source>
      <translation>
        <numerusform>%n day of practice in a row.</numerusform>
        <numerusform>%n days of practice in a row.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Library</name>
    <message numerus="yes">
      <source>%n practice(s)</source>
      <translation>
        <numerusform>%n practice</numerusform>
        <numerusform>%n practices</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message numerus="yes">
      <source>%n card(s)</source>
      <translation>
        <numerusform>%n card</numerusform>
        <numerusform>%n cards</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>OwnScripts</name>
    <message numerus="yes">
      <source>%n breath(s)</source>
      <translation>
        <numerusform>%n breath</numerusform>
        <numerusform>%n breaths</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Programme</name>
    <message numerus="yes">
      <source>%n night(s)</source>
      <translation>
        <numerusform>%n night</numerusform>
        <numerusform>%n nights</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n night(s) a week</source>
      <translation>
        <numerusform>%n night a week</numerusform>
        <numerusform>%n nights a week</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0} of %n day(s)</source>
      <translation>
        <numerusform>{0} of %n day</numerusform>
        <numerusform>{0} of %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0} of %n night(s)</source>
      <translation>
        <numerusform>{0} of %n night</numerusform>
        <numerusform>{0} of %n nights</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Progress</name>
    <message numerus="yes">
      <source>%n day(s) away</source>
      <translation>
        <numerusform>%n day away</numerusform>
        <numerusform>%n days away</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) of practice in a row.</source>
      <translation>
        <numerusform>%n day of practice in a row.</numerusform>
        <numerusform>%n days of practice in a row.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) off the plan</source>
      <translation>
        <numerusform>%n day off the plan</numerusform>
        <numerusform>%n days off the plan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) off the plan.</source>
      <translation>
        <numerusform>%n day off the plan.</numerusform>
        <numerusform>%n days off the plan.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) with a check-in</source>
      <translation>
        <numerusform>%n day with a check-in</numerusform>
        <numerusform>%n days with a check-in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n flare day(s)</source>
      <translation>
        <numerusform>%n flare day</numerusform>
        <numerusform>%n flare days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of {0} here ha(s|ve) both ratings.</source>
      <translation>
        <numerusform>%n of {0} here has both ratings.</numerusform>
        <numerusform>%n of {0} here have both ratings.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n on (a day|days) off</source>
      <translation>
        <numerusform>%n on a day off</numerusform>
        <numerusform>%n on days off</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rest day(s)</source>
      <translation>
        <numerusform>%n rest day</numerusform>
        <numerusform>%n rest days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n session(s) ha(s|ve) no rating after.</source>
      <translation>
        <numerusform>%n session has no rating after.</numerusform>
        <numerusform>%n sessions have no rating after.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n session(s) ha(s|ve) no rating before.</source>
      <translation>
        <numerusform>%n session has no rating before.</numerusform>
        <numerusform>%n sessions have no rating before.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n session(s) ha(s|ve) no rating.</source>
      <translation>
        <numerusform>%n session has no rating.</numerusform>
        <numerusform>%n sessions have no rating.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n week(s) ha(s|ve) none, since an answer was left open.</source>
      <translation>
        <numerusform>%n week has none, since an answer was left open.</numerusform>
        <numerusform>%n weeks have none, since an answer was left open.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n session(s) here have both ratings.</source>
      <translation>
        <numerusform>All %n session here have both ratings.</numerusform>
        <numerusform>All %n sessions here have both ratings.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>How often you noted each, in %n day(s) with a check-in.</source>
      <translation>
        <numerusform>How often you noted each, in %n day with a check-in.</numerusform>
        <numerusform>How often you noted each, in %n days with a check-in.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>PEG is one number for a week: how strong pain was, and how much it got in the way. %n week(s) ha(s|ve) one.</source>
      <translation>
        <numerusform>PEG is one number for a week: how strong pain was, and how much it got in the way. %n week has one.</numerusform>
        <numerusform>PEG is one number for a week: how strong pain was, and how much it got in the way. %n weeks have one.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>marked on {0} of %n day(s), median {1}</source>
      <translation>
        <numerusform>marked on {0} of %n day, median {1}</numerusform>
        <numerusform>marked on {0} of %n days, median {1}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>not marked in %n day(s) with a check-in</source>
      <translation>
        <numerusform>not marked in %n day with a check-in</numerusform>
        <numerusform>not marked in %n days with a check-in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>noted %n time(s)</source>
      <translation>
        <numerusform>noted %n time</numerusform>
        <numerusform>noted %n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0} of %n minute(s)</source>
      <translation>
        <numerusform>{0} of %n minute</numerusform>
        <numerusform>{0} of %n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0}: noted on each of the %n day(s) since {1}.</source>
      <translation>
        <numerusform>{0}: noted on each of the %n day since {1}.</numerusform>
        <numerusform>{0}: noted on each of the %n days since {1}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0}: noted on each of the %n day(s).</source>
      <translation>
        <numerusform>{0}: noted on each of the %n day.</numerusform>
        <numerusform>{0}: noted on each of the %n days.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0}: noted on {1} of the %n day(s).</source>
      <translation>
        <numerusform>{0}: noted on {1} of the %n day.</numerusform>
        <numerusform>{0}: noted on {1} of the %n days.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0}: noted on {2} of the %n day(s) since {1}.</source>
      <translation>
        <numerusform>{0}: noted on {2} of the %n day since {1}.</numerusform>
        <numerusform>{0}: noted on {2} of the %n days since {1}.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StopPage</name>
    <message numerus="yes">
      <source>You have practised %n of {0} minutes. Every minute is kept.</source>
      <translation>
        <numerusform>You have practised %n of {0} minutes. Every minute is kept.</numerusform>
        <numerusform>You have practised %n of {0} minutes. Every minute is kept.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TodayPage</name>
    <message numerus="yes">
      <source>%n day(s) off the plan.</source>
      <translation>
        <numerusform>%n day off the plan.</numerusform>
        <numerusform>%n days off the plan.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s) of practice this week.</source>
      <translation>
        <numerusform>%n minute of practice this week.</numerusform>
        <numerusform>%n minutes of practice this week.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Today: %n minute(s) of practice.</source>
      <translation>
        <numerusform>Today: %n minute of practice.</numerusform>
        <numerusform>Today: %n minutes of practice.</numerusform>
      </translation>
    </message>
  </context>
</TS>
