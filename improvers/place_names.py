"""What places in each region are called, for reading what people write."""

# Counties, cities, and names of boards, strategic areas and academic networks, by the region they lie in.
PLACE_NAMES: dict[str, str] = {
    "london": (
        "london, greater london, north london, south london, east london, west london, north east london, "
        "north west london, south east london, south west london, north central london, central london, inner london, "
        "ucl partners, uclpartners, imperial college health partners, health innovation network, croydon, lewisham, "
        "camden, hackney, tower hamlets, newham, hillingdon, ealing, barnet, islington, lambeth, southwark, greenwich, "
        "bromley, bexley, sutton, merton, kingston upon thames, richmond upon thames, wandsworth, hounslow, brent, "
        "harrow, enfield, haringey, waltham forest, redbridge, havering, barking and dagenham, westminster, hammersmith"
    ),
    "south-west": (
        "south west, south west england, south western england, cornwall, devon, somerset, dorset, gloucestershire, "
        "wiltshire, bristol, bath, plymouth, exeter, torbay, torquay, swindon, gloucester, cheltenham, bournemouth, "
        "poole, taunton, truro, isles of scilly, avon, bath and north east somerset, north somerset, "
        "south gloucestershire, cornwall and isles of scilly, south west peninsula, peninsula, west of england, "
        "bristol north somerset and south gloucestershire, salisbury, yeovil"
    ),
    "south-east": (
        "south east, south east england, south east of england, kent, medway, surrey, sussex, east sussex, west "
        "sussex, hampshire, isle of wight, berkshire, buckinghamshire, oxfordshire, oxford, reading, slough, "
        "brighton, brighton and hove, portsmouth, southampton, winchester, canterbury, maidstone, guildford, crawley, "
        "hastings, eastbourne, aylesbury, thames valley, wessex, surrey heartlands, frimley, south central england, "
        "basingstoke, kent surrey and sussex, buckinghamshire oxfordshire and berkshire west, hampshire and isle of "
        "wight, kent and medway, south central"
    ),
    "midlands": (
        "midlands, the midlands, east midlands, west midlands, birmingham, solihull, coventry, warwickshire, "
        "wolverhampton, dudley, walsall, sandwell, black country, staffordshire, stoke-on-trent, stoke on trent, "
        "shropshire, telford, telford and wrekin, shrewsbury, herefordshire, worcestershire, worcester, hereford, "
        "nottingham, nottinghamshire, derby, derbyshire, leicester, leicestershire, rutland, lincolnshire, lincoln, "
        "northampton, northamptonshire, kettering, mansfield, burton, chesterfield, west birmingham, mid "
        "nottinghamshire"
    ),
    "east-of-england": (
        "east of england, east england, eastern england, east anglia, eastern region, norfolk, suffolk, essex, "
        "cambridgeshire, cambridge, peterborough, hertfordshire, bedfordshire, luton, milton keynes, norwich, ipswich, "
        "colchester, southend, southend-on-sea, chelmsford, basildon, thurrock, bedford, watford, stevenage, waveney, "
        "great yarmouth, bedfordshire luton and milton keynes, norfolk and waveney, west essex, north east essex, "
        "mid and south essex, mid essex"
    ),
    "north-west": (
        "north west, north west england, north west of england, north west coast, greater manchester, manchester, "
        "salford, bolton, bury, rochdale, oldham, tameside, stockport, trafford, wigan, cheshire, merseyside, "
        "liverpool, sefton, knowsley, st helens, wirral, warrington, halton, chester, lancashire, preston, blackpool, "
        "blackburn, burnley, lancaster, south cumbria, morecambe, morecambe bay, cheshire and merseyside, "
        "lancashire and south cumbria, south lakes, barrow-in-furness"
    ),
    "north-east-and-yorkshire": (
        "north east, north east england, north east of england, north east and yorkshire, north east and north "
        "cumbria, north cumbria, tyne and wear, newcastle, newcastle upon tyne, gateshead, sunderland, south "
        "tyneside, north tyneside, northumberland, durham, county durham, darlington, teesside, tees valley, "
        "middlesbrough, hartlepool, stockton-on-tees, redcar, yorkshire, yorkshire and humber, yorkshire and the "
        "humber, north yorkshire, south yorkshire, west yorkshire, east yorkshire, east riding, east riding of "
        "yorkshire, humber, humberside, hull, kingston upon hull, york, leeds, bradford, calderdale, kirklees, "
        "huddersfield, halifax, wakefield, airedale, harrogate, scarborough, sheffield, rotherham, barnsley, "
        "doncaster, north lincolnshire, north east lincolnshire, grimsby, scunthorpe, humber and north yorkshire, "
        "bassetlaw, carlisle"
    ),
    "wales": (
        "wales, cymru, north wales, south wales, west wales, mid wales, south east wales, south west wales, cardiff, "
        "swansea, swansea bay, newport, wrexham, gwent, powys, betsi cadwaladr, hywel dda, cwm taf, cwm taf morgannwg, "
        "aneurin bevan, cardiff and vale, carmarthenshire, pembrokeshire, ceredigion, gwynedd, anglesey, conwy"
    ),
    "scotland": (
        "scotland, glasgow, greater glasgow and clyde, edinburgh, lothian, tayside, dundee, aberdeen, grampian, "
        "highland, highlands and islands, lanarkshire, ayrshire, ayrshire and arran, fife, forth valley, borders, "
        "scottish borders, dumfries and galloway, orkney, shetland, western isles, stirling, inverness, perth"
    ),
    "northern-ireland": (
        "northern ireland, belfast, derry, londonderry, antrim, armagh, fermanagh, tyrone, western trust, "
        "southern trust, northern trust, south eastern trust, newry, lisburn"
    ),
}

# What people call integrated care boards for short, by ODS code. Left out is what means something else, too: NEL
# (non-elective), MSE (mental state examination), GM (general manager), H&W (health and wellbeing).
BOARD_ABBREVIATIONS: dict[str, str] = {
    "QKK": "SEL",
    "QWE": "SWL",
    "Z9B2Z": "WNL",
    "QMJ": "NCL",
    "QRV": "NWL",
    "QOX": "BSW, BaNES Swindon and Wiltshire",
    "QUY": "BNSSG",
    "QT6": "CIOS",
    "QRL": "HIOW, Hampshire and IOW",
    "QKS": "K&M",
    "QU9": "BOB",
    "QHL": "BSOL",
    "QWU": "C&W",
    "QJ2": "Joined Up Care Derbyshire",
    "QK1": "LLR",
    "QOC": "STW",
    "QNC": "SSOT",
    "QYG": "C&M",
    "QE1": "LSC",
    "QOQ": "HNY",
    "QHM": "NENC",
    "QHG": "BLMK",
    "QJG": "SNEE",
    "QM7": "HWE",
    "QMM": "N&W",
    "QUE": "C&P",
}
