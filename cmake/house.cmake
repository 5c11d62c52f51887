# The rooms of the house, from the ground up, and what each may stand on: the one list that the build (a room is a
# static library), the check of includes (floors.cmake) and the check of symbols (symbols.cmake) read.
#
#   house_rooms        the rooms that are libraries
#   house_roof         what stands on the public header and on base alone
#   house_pure         rooms that must compile to the same bits anywhere: no libm, allocator, clock, file or thread
#   house_below_ROOM   rooms whose headers ROOM may include

set(house_rooms base scenario theory geo draw calc sim model study analysis ensemble report api)
set(house_roof cli serve)
set(house_pure base theory geo sim model)

set(house_below_base)
set(house_below_scenario base)
set(house_below_theory base)
set(house_below_geo theory base)
set(house_below_draw geo theory base)
set(house_below_calc draw geo theory scenario base)
set(house_below_sim scenario base)
set(house_below_model sim theory scenario base)
set(house_below_study scenario base)
set(house_below_analysis study theory scenario base)
set(house_below_ensemble model sim study scenario base)
set(house_below_report draw geo theory analysis study model sim scenario base)
set(house_below_api report ensemble analysis study model sim calc draw geo theory scenario base)
set(house_below_cli base)
set(house_below_serve base)

# Rooms that know <casus/casus.h>.
set(house_public api cli serve)
